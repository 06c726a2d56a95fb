import { type Actor } from '@mingtang/contracts';
import { Act, By, CustodiansQuery, type Page, pageOf } from '@mingtang/service-kit';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommitRandomness } from './commit-randomness';
import { CommitmentDto, GivenDto, GivenToDrawDto, RevealDto, WaitingDrawDto } from './custody.dto';
import { DrawPath } from './draw-path';
import { ListGiven } from './list-given';
import { ListWaitingDraws } from './list-waiting-draws';
import { RevealRandomness } from './reveal-randomness';

const UNKNOWN = ['project-unknown', 'lot-unknown', 'draw-unknown'];

@ApiTags('custody')
@Controller('custody')
export class CustodyController {
  constructor(
    private readonly listWaitingDraws: ListWaitingDraws,
    private readonly listGiven: ListGiven,
    private readonly commitRandomness: CommitRandomness,
    private readonly revealRandomness: RevealRandomness,
  ) {}

  @Get('draws')
  @Act({
    summary: 'Draws of experts that wait for a custodian’s commitment or reveal, oldest first',
    by: ['custodian'],
    response: pageOf(WaitingDrawDto),
    refuses: { invalid: ['cursor-invalid'] },
  })
  draws(@Query() query: CustodiansQuery, @By() actor: Actor): Promise<Page<WaitingDrawDto>> {
    return this.listWaitingDraws.run(actor, query);
  }

  @Get('commitments')
  @Act({
    summary: 'What a custodian gave to draws of experts, newest first',
    by: ['custodian'],
    response: pageOf(GivenToDrawDto),
    refuses: { invalid: ['cursor-invalid'] },
  })
  commitments(@Query() query: CustodiansQuery, @By() actor: Actor): Promise<Page<GivenToDrawDto>> {
    return this.listGiven.run(actor, query);
  }

  @Put('projects/:project/lots/:lot/draws/:number/commitment')
  @Act({
    summary: 'Commit to 32 random bytes for a draw of experts',
    description:
      'Before the draw is asked for. The bytes go into its seed, with those of the other custodians. Answers with a receipt.',
    hasDeadline: true,
    by: ['custodian'],
    response: GivenDto,
    rules: ['EVA-02'],
    refuses: {
      forbidden: ['not-your-custody'],
      'not-found': UNKNOWN,
      invalid: ['draw-signature-wrong'],
      conflict: ['stage-does-not-allow', 'draw-commitment-differs', 'draw-commitment-used', 'draw-commitments-closed'],
    },
  })
  commit(@Param() path: DrawPath, @Body() commitment: CommitmentDto, @By() actor: Actor): Promise<GivenDto> {
    return this.commitRandomness.run(path, commitment, actor);
  }

  @Put('projects/:project/lots/:lot/draws/:number/reveal')
  @Act({
    summary: 'Reveal the bytes that I committed to',
    description:
      'Once the request of the draw stands under a witnessed checkpoint of the public log, and before the draw is due; a reveal ' +
      'that is missing then voids the draw and is a case for supervision. Answers with a receipt.',
    hasDeadline: true,
    by: ['custodian'],
    response: GivenDto,
    rules: ['EVA-02'],
    refuses: {
      forbidden: ['not-your-custody'],
      'not-found': UNKNOWN,
      invalid: ['draw-randomness-differs', 'draw-root-differs', 'draw-signature-wrong'],
      conflict: ['stage-does-not-allow', 'draw-not-committed', 'draw-not-anchored', 'draw-reveal-late'],
    },
  })
  reveal(@Param() path: DrawPath, @Body() reveal: RevealDto, @By() actor: Actor): Promise<GivenDto> {
    return this.revealRandomness.run(path, reveal, actor);
  }
}
