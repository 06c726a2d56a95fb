import { combineShares } from '@mingtang/sealing';
import { type CaseRef, Timers } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { setImmediate as otherWork } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { type Attempt, isFinalFailure } from './attempt';
import { OPENING_TIMER } from './opening-timers';
import { type ReleasedEnvelope, readyEnvelopes } from './released-shares';
import { ReadBidSheet } from './read-bid-sheet';
import { SettleBids } from './settle-bids';

/**
 * Opens the envelopes of a lot's bids as their shares come: combines them, checks the key against the manifest, reads the sheet. A durable
 * timer runs it, so that a crash delays it and no more. Between envelopes requests get their turn: a lot may have thousands.
 */
@Injectable()
export class OpenBids implements OnModuleInit {
  constructor(
    private readonly timers: Timers,
    private readonly dataSource: DataSource,
    private readonly sheets: ReadBidSheet,
    private readonly settling: SettleBids,
  ) {}

  onModuleInit(): void {
    this.timers.on<CaseRef>(OPENING_TIMER, ({ project, lot }) => this.run(project, lot));
  }

  async run(project: string, lot: string): Promise<void> {
    for (let first = true; ; first = false) {
      const ready = await readyEnvelopes(this.dataSource.manager, { project, lot });
      if (ready.length === 0) {
        // Nothing may be left to open at all.
        if (first) await this.settling.settle({ project, lot }, []);
        return;
      }
      const attempts: Attempt[] = [];
      for (const envelope of ready) {
        attempts.push(await this.attempt(envelope));
        await otherWork();
      }
      await this.settling.settle({ project, lot }, attempts);
    }
  }

  /** Has envelopes tried again whose files could not be read: the disk may have been repaired. */
  async retryDamaged(project: string, lot: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE bid_opening SET attempted_with = 0
       WHERE project = $1 AND lot = $2 AND state = 'awaiting-shares' AND failure = 'file-damaged'`,
      [project, lot],
    );
    await this.run(project, lot);
  }

  private async attempt({ manifest, envelope, definition, shares, releases }: ReleasedEnvelope): Promise<Attempt> {
    const { bid, version, threshold } = manifest;
    const tried = { bid, version, envelope: envelope.id, attemptedWith: releases };
    const combined = await combineShares(shares, envelope, threshold);
    // The right shares do not make the key: its bidder dealt them so. It may still open the envelope itself.
    if (combined.outcome !== 'opened') return { ...tried, outcome: 'not-yet', failure: 'share-invalid' };
    const { identity, used: custodians } = combined;
    const read = await this.sheets.read(manifest, definition, identity);
    if (read.ok) return { ...tried, outcome: 'opened', by: 'custodians', identity, custodians, sheet: read.sheet };
    const { failure } = read;
    return isFinalFailure(failure)
      ? { ...tried, outcome: 'unopened', failure, identity, custodians }
      : { ...tried, outcome: 'not-yet', failure };
  }
}
