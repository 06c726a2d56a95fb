import { type Actor } from '@mingtang/contracts';
import { Act, By, LotPath, type Page, pageOf, PageQuery } from '@mingtang/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { AnswerObjection } from './answer-objection';
import { FileObjection } from './file-objection';
import { ListObjections } from './list-objections';
import { DecideObjection } from './decide-objection';
import { AnswerObjectionDto, DecideObjectionDto, FileObjectionDto, ObjectionDto } from './objection.dto';

class ObjectionPath extends LotPath {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  objection: string;
}

@ApiTags('objections')
@Controller('projects/:project/lots/:lot/objections')
export class ObjectionsController {
  constructor(
    private readonly filing: FileObjection,
    private readonly answering: AnswerObjection,
    private readonly deciding: DecideObjection,
    private readonly listing: ListObjections,
  ) {}

  @Post()
  @Act({
    summary: 'Object to the published candidates',
    description: 'By a bidder of the lot, or another with an interest that it states. Nothing goes on until answered.',
    hasDeadline: true,
    by: ['bidder'],
    creates: true,
    response: ObjectionDto,
    rules: ['DIS-02'],
    refuses: {
      'not-found': ['project-unknown', 'lot-unknown'],
      forbidden: ['organisation-missing', 'objector-without-interest'],
      conflict: ['act-not-in-procedure', 'stage-does-not-allow'],
      rule: ['period-over'],
    },
  })
  file(@Param() path: LotPath, @Body() objection: FileObjectionDto, @By() actor: Actor): Promise<ObjectionDto> {
    return this.filing.file(path, objection, actor);
  }

  @Get()
  @Act({
    summary: 'The objections of a lot',
    description: 'Times, state and digests for anyone; texts for the owner, who filed it, and supervisors.',
    by: 'public',
    response: pageOf(ObjectionDto),
    refuses: { 'not-found': ['project-unknown', 'lot-unknown'], invalid: ['cursor-invalid'] },
  })
  list(@Param() path: LotPath, @Query() page: PageQuery, @By() actor: Actor | undefined): Promise<Page<ObjectionDto>> {
    return this.listing.list(path, page, actor);
  }

  @Post(':objection/answer')
  @Act({
    summary: 'Answer an objection',
    hasDeadline: true,
    by: ['tenderer', 'agency'],
    response: ObjectionDto,
    rules: ['DIS-02'],
    refuses: {
      'not-found': ['project-unknown', 'lot-unknown', 'objection-unknown'],
      forbidden: ['organisation-missing', 'not-your-project'],
      conflict: ['stage-does-not-allow', 'objection-already-answered', 'objection-settled'],
    },
  })
  answer(
    @Param() { objection, ...path }: ObjectionPath,
    @Body() answer: AnswerObjectionDto,
    @By() actor: Actor,
  ): Promise<ObjectionDto> {
    return this.answering.answer(path, objection, answer, actor);
  }

  @Post(':objection/decision')
  @Act({
    summary: 'Decide what an upheld objection leads to',
    description:
      'The result stands, candidates are excluded from it, or the lot fails; the reason is published. The lot is not awarded before.',
    by: ['tenderer', 'agency'],
    creates: true,
    response: ObjectionDto,
    rules: ['DIS-02', 'DIS-03'],
    refuses: {
      'not-found': ['project-unknown', 'lot-unknown', 'objection-unknown'],
      forbidden: ['organisation-missing', 'not-your-project'],
      conflict: ['stage-does-not-allow', 'objection-not-upheld', 'objection-settled'],
      invalid: ['excluded-candidates-inconsistent'],
      rule: ['excluded-candidate-unknown', 'every-candidate-excluded'],
    },
  })
  decide(
    @Param() { objection, ...path }: ObjectionPath,
    @Body() decision: DecideObjectionDto,
    @By() actor: Actor,
  ): Promise<ObjectionDto> {
    return this.deciding.decide(path, objection, decision, actor);
  }
}
