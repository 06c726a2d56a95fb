import { type Actor } from '@mingtang/contracts';
import { Act, By, type Page, pageOf, PageQuery } from '@mingtang/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DrawDto, DrawRequestDto } from '../draw/draw.dto';
import { ListedDrawDto } from '../draw/listed-draws.dto';
import { RequestDraw } from '../draw/request-draw';
import { ShowDraws } from '../draw/show-draws';
import { LotDto } from '../lot/lot.dto';
import { LotPath } from '../lot/lot-path';
import { AssignmentDto } from './assignment.dto';
import { DeclarationDto, RecusalDto } from './declaration.dto';
import { DeclareInterest } from './declare-interest';
import { ListAssignments } from './list-assignments';
import { RecuseMember } from './recuse-member';

const LOT_UNKNOWN = ['project-unknown', 'lot-unknown'];

@ApiTags('committee')
@Controller()
export class CommitteeController {
  constructor(
    private readonly requestDraw: RequestDraw,
    private readonly declareInterest: DeclareInterest,
    private readonly recuseMember: RecuseMember,
    private readonly showDraws: ShowDraws,
    private readonly listAssignments: ListAssignments,
  ) {}

  @Post('projects/:project/lots/:lot/draw')
  @Act({
    summary: 'Ask for the committee of an opened lot to be drawn, or its vacant seats to be drawn again',
    description:
      'Experts are drawn from the admitted ones of each category; who has an interest is kept out. Nobody’s name is told. Representatives are whoever asks, or have offered themselves. Needs ' +
      'commitments of all custodians, or after a while of as many as open a bid; the committee is drawn once the request is in the public log and they have revealed: see `draw` ' +
      'of the lot.',
    by: ['tenderer', 'agency'],
    response: DrawDto,
    rules: ['EVA-01', 'EVA-02', 'EVA-03'],
    refuses: {
      forbidden: ['not-your-project'],
      'not-found': LOT_UNKNOWN,
      invalid: ['draw-category-duplicated'],
      conflict: ['stage-does-not-allow', 'draw-commitments-missing', 'representative-not-free'],
      rule: [
        'representative-unknown',
        'representative-foreign',
        'representative-expert-of-another',
        'expert-pool-exhausted',
        'committee-too-small',
        'committee-even',
        'committee-too-few-experts',
        'committee-member-twice',
        'committee-member-has-interest',
      ],
    },
    creates: true,
  })
  draw(@Param() path: LotPath, @Body() request: DrawRequestDto, @By() actor: Actor): Promise<DrawDto> {
    return this.requestDraw.run(path, request, actor);
  }

  @Get('projects/:project/lots/:lot/draws')
  @Act({
    summary: 'Who stands behind each pseudonym of the draws of a lot',
    description: 'With the salts by which each draw’s request committed to it before anyone could know the outcome.',
    by: ['supervisor'],
    response: [ListedDrawDto],
    rules: ['EVA-02', 'EVA-03'],
    refuses: { 'not-found': LOT_UNKNOWN },
  })
  draws(@Param() path: LotPath): Promise<ListedDrawDto[]> {
    return this.showDraws.run(path);
  }

  @Get('assignments')
  @Act({
    summary: 'Committees on which I sit',
    by: ['expert', 'tenderer', 'agency'],
    response: pageOf(AssignmentDto),
    refuses: { invalid: ['cursor-invalid'] },
  })
  assignments(@Query() query: PageQuery, @By() actor: Actor): Promise<Page<AssignmentDto>> {
    return this.listAssignments.run(actor, query);
  }

  @Post('projects/:project/lots/:lot/declaration')
  @Act({
    summary: 'Declare that I have no interest and take my seat, or that I have one and give it up',
    description: 'Who has an interest is replaced by the next drawn. When all have accepted the committee is formed.',
    by: ['expert', 'tenderer', 'agency'],
    response: AssignmentDto,
    rules: ['EVA-03'],
    refuses: {
      forbidden: ['not-a-committee-member', 'wrong-capacity'],
      'not-found': LOT_UNKNOWN,
      conflict: ['stage-does-not-allow', 'declared-already'],
      rule: ['committee-member-has-interest', 'representative-foreign'],
    },
  })
  declare(@Param() path: LotPath, @Body() declaration: DeclarationDto, @By() actor: Actor): Promise<AssignmentDto> {
    return this.declareInterest.run(path, declaration, actor);
  }

  @Post('projects/:project/lots/:lot/recusals')
  @Act({
    summary: 'Have a member replaced who is found to have an interest or cannot attend',
    description: 'Its findings and scores are void; the next drawn takes the seat and does them again.',
    by: ['tenderer', 'agency', 'supervisor'],
    response: LotDto,
    rules: ['EVA-03'],
    refuses: {
      forbidden: ['not-your-project', 'wrong-capacity'],
      'not-found': [...LOT_UNKNOWN, 'member-unknown'],
      conflict: ['stage-does-not-allow'],
    },
    creates: true,
  })
  recuse(@Param() path: LotPath, @Body() recusal: RecusalDto, @By() actor: Actor): Promise<LotDto> {
    return this.recuseMember.run(path, recusal, actor);
  }
}
