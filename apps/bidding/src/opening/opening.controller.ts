import { type Actor } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { openingsOf } from '@mingtang/procedure/bidding';
import { Act, By, LotPath } from '@mingtang/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { knownProject } from '../projections/known-project';
import { refused } from '../refusals';
import { BidPath } from '../submission/bid-path';
import { EndOpening } from './end-opening';
import { OpenOwnBid } from './open-own-bid';
import { EndOpeningDto, OpeningProgressDto, OpeningQuery, OpeningRecordDto } from './opening.dto';
import { openingProgress } from './opening-progress';
import { OpeningRecord } from './opening-record.entity';
import { OpeningWindow } from './opening-window';
import { OwnOpeningDto, SelfOpeningDto } from './self-opening.dto';

@ApiTags('opening')
@Controller('projects/:project/lots/:lot')
export class OpeningController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly window: OpeningWindow,
    private readonly ownOpening: OpenOwnBid,
    private readonly ending: EndOpening,
  ) {}

  @Get('opening')
  @Act({
    summary: 'How an opening of the lot stands; from the deadline on',
    by: 'public',
    response: OpeningProgressDto,
    rules: ['OPN-01', 'BID-04'],
    refuses: {
      'not-found': ['project-unknown', 'lot-unknown', 'opening-unknown'],
      rule: ['period-not-over'],
    },
  })
  progress(@Param() path: LotPath, @Query() { begunBy }: OpeningQuery): Promise<OpeningProgressDto> {
    return openingProgress(this.dataSource.manager, path, begunBy, this.clock, this.window);
  }

  @Get('opening-record')
  @Act({
    summary: 'The record of an opening: every bid with what it holds, or why it would not open; once complete',
    by: 'public',
    response: OpeningRecordDto,
    rules: ['OPN-02', 'OPN-03', 'OPN-04'],
    refuses: {
      'not-found': ['project-unknown', 'lot-unknown', 'opening-unknown'],
      conflict: ['opening-not-complete', 'lot-not-opened'],
      rule: ['period-not-over'],
    },
  })
  async record(@Param() path: LotPath, @Query() query: OpeningQuery): Promise<OpeningRecordDto> {
    const { project, lot } = path;
    const { manager } = this.dataSource;
    const { law } = await knownProject(manager, project);
    const records = await manager.findBy(OpeningRecord, { project, lot });
    const asked = openingsOf(law.definition).filter(({ begunBy }) => (query.begunBy ?? begunBy) === begunBy);
    const last = asked.findLast(({ begunBy }) => records.some((record) => record.begunBy === begunBy));
    const found = records.find(({ begunBy }) => begunBy === last?.begunBy);
    if (found) return found.record;
    const { state } = await this.progress(path, query);
    throw refused(state === 'not-opened' ? 'lot-not-opened' : 'opening-not-complete');
  }

  @Post('opening/end')
  @Act({
    summary: 'End the wait for bids that would not open',
    description:
      'For whoever presides over the opening, with its reason, which is logged and public. Not before the time for opening is over. The ' +
      'bids that stay shut count as withdrawn, through no fault of their bidders.',
    by: ['tenderer', 'agency'],
    response: OpeningProgressDto,
    rules: ['OPN-04'],
    refuses: {
      forbidden: ['not-your-project'],
      'not-found': ['project-unknown', 'lot-unknown'],
      conflict: ['stage-does-not-allow'],
      rule: ['period-not-over', 'opening-not-over'],
    },
  })
  async end(
    @Param() path: LotPath,
    @Body() { reason }: EndOpeningDto,
    @By() actor: Actor,
  ): Promise<OpeningProgressDto> {
    await this.ending.end(path, reason, actor);
    return this.progress(path, {});
  }

  @Post('bids/:bid/self-opening')
  @Act({
    summary: 'Open an envelope of my own bid with the key that I kept, within the set time',
    hasDeadline: true,
    by: ['bidder'],
    response: OwnOpeningDto,
    rules: ['BID-04', 'OPN-04'],
    refuses: {
      invalid: ['identity-wrong'],
      'not-found': ['project-unknown', 'bid-unknown'],
      conflict: ['bidding-not-closed', 'bid-not-on-closing-list', 'bid-already-decided'],
      rule: ['self-opening-late'],
    },
  })
  selfOpen(@Param() path: BidPath, @Body() key: SelfOpeningDto, @By() actor: Actor): Promise<OwnOpeningDto> {
    return this.ownOpening.open(path, key, actor);
  }
}
