import { combineShares } from '@mingtang/sealing';
import { Timers } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { setImmediate as otherWork } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { type Attempt, isFinalFailure } from './attempt';
import { JudgeLateShares } from './judge-late-shares';
import { OPENING_TIMER, type OpeningPayload } from './opening-timers';
import { nextReleased, type ReleasedBid, sharesOf } from './released-shares';
import { ReadBidSheet } from './read-bid-sheet';
import { SettleBids } from './settle-bids';

/**
 * Opens the bids of a lot as their shares come: combines them, checks the key against the manifest, reads the bid sheet. A durable
 * timer runs it, so that a crash delays it and no more. Between bids requests get their turn: a lot may have thousands.
 */
@Injectable()
export class OpenBids implements OnModuleInit {
  constructor(
    private readonly timers: Timers,
    private readonly dataSource: DataSource,
    private readonly sheets: ReadBidSheet,
    private readonly settling: SettleBids,
    private readonly lateShares: JudgeLateShares,
  ) {}

  onModuleInit(): void {
    this.timers.on<OpeningPayload>(OPENING_TIMER, ({ project, lot }) => this.run(project, lot));
  }

  async run(project: string, lot: string): Promise<void> {
    for (;;) {
      const ready = await this.ready(project, lot);
      if (ready.length === 0) break;
      const attempts: Attempt[] = [];
      for (const bid of ready) {
        attempts.push(await this.attempt(bid));
        await otherWork();
      }
      await this.settling.settle({ project, lot }, attempts);
    }
    await this.lateShares.run(project, lot);
  }

  /** Has bids tried again whose files could not be read: the disk may have been repaired. */
  async retryDamaged(project: string, lot: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE bid_opening SET attempted_with = 0
       WHERE project = $1 AND lot = $2 AND state = 'awaiting-shares' AND failure = 'file-damaged'`,
      [project, lot],
    );
    await this.run(project, lot);
  }

  private async attempt({ bid, manifest, releases }: ReleasedBid): Promise<Attempt> {
    const { shares, faulted } = sharesOf(releases);
    const combined = await combineShares(shares, manifest.threshold, manifest.recipient);
    const tried = { bid, attemptedWith: releases.length, wrongShares: [...faulted, ...combined.wrong] };
    if (!combined.ok) return { ...tried, outcome: 'not-yet', failure: 'share-invalid' };
    const { identity, used: custodians } = combined;
    const read = await this.sheets.read(manifest, identity);
    if (read.ok) return { ...tried, outcome: 'opened', by: 'custodians', identity, custodians, sheet: read.sheet };
    const { failure } = read;
    return isFinalFailure(failure)
      ? { ...tried, outcome: 'unopened', failure, identity, custodians }
      : { ...tried, outcome: 'not-yet', failure };
  }

  /** Bids with enough released shares to try, and more of them than at the last attempt. */
  private ready(project: string, lot: string): Promise<ReleasedBid[]> {
    return nextReleased(
      this.dataSource,
      { project, lot },
      {
        openings: `state = 'awaiting-shares'
          AND EXISTS (SELECT FROM lot AS of WHERE of.project = $1 AND of.id = $2 AND of.stage = 'opening')`,
        releases: `count(share) >= (manifest->>'threshold')::int AND count(*) > attempted_with`,
      },
    );
  }
}
