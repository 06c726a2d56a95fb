import { Clock, type Transaction, UnitOfWork } from '@mingtang/messaging';
import { addMilliseconds, epochMilliseconds, instantOf, isBefore } from '@mingtang/procedure';
import { Timers } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { lockProject, lotOf } from '../projections/lock-project';
import { type Attempt, shareFailure } from './attempt';
import { type BidOpening } from './bid-opening.entity';
import { OpenBids } from './open-bids';
import { ENDING_TIMER, type OpeningPayload, setEnding } from './opening-timers';
import { OpeningWindow } from './opening-window';
import { SettleBids } from './settle-bids';

interface UnopenedRow extends Pick<BidOpening, 'bid' | 'failure'> {
  readonly attempted_with: number;
  readonly shares: number;
  readonly faulted: string[];
  readonly wrong_shares: string[];
}

/** Ends a lot's opening when its time is over: what is not open by then counts as revoked or withdrawn (OPN-04). */
@Injectable()
export class EndOpening implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly window: OpeningWindow,
    private readonly opening: OpenBids,
    private readonly settling: SettleBids,
  ) {}

  onModuleInit(): void {
    this.timers.on<OpeningPayload>(ENDING_TIMER, ({ project, lot }) => this.run(project, lot));
  }

  async run(projectId: string, lotId: string): Promise<void> {
    await this.opening.retryDamaged(projectId, lotId);
    await this.unitOfWork.run(async (transaction) => {
      const project = await lockProject(transaction.manager, projectId);
      const { stage, closedAt } = lotOf(project, lotId);
      if (stage !== 'opening' || !closedAt) return;
      const of = { project: projectId, lot: lotId };
      const now = this.clock.instant();
      const ends = this.window.endOf(project.published, closedAt.toISOString());
      if (isBefore(now, ends)) {
        await this.wait(of, epochMilliseconds(ends) - epochMilliseconds(now), transaction);
        return;
      }
      const { threshold, custodians } = project.published.custody;
      const unopened = await waitingBids(transaction.manager, of);
      const attempts = unopened.map((row): Attempt => {
        const { bid, failure, shares, faulted } = row;
        const counts = { threshold, custodians: custodians.length, shares, faults: faulted.length };
        return {
          bid,
          outcome: 'unopened',
          failure: failure === 'file-damaged' ? failure : shareFailure(counts),
          identity: null,
          custodians: [],
          attemptedWith: row.attempted_with,
          wrongShares: [...new Set([...row.wrong_shares, ...faulted])],
        };
      });
      await this.settling.settleLocked(project, of, attempts, transaction);
    });
  }

  /** Postgres, whose clock fires timers, may be ahead of ours, which decides: waits what remains by ours. */
  private wait(of: { project: string; lot: string }, remaining: number, transaction: Transaction): Promise<void> {
    return setEnding(this.timers, transaction, of, addMilliseconds(instantOf(Date.now()), remaining));
  }
}

function waitingBids(manager: EntityManager, of: { project: string; lot: string }): Promise<UnopenedRow[]> {
  return manager.query<UnopenedRow[]>(
    `SELECT opening.bid, failure, attempted_with, wrong_shares, count(release.share)::int AS shares,
            coalesce(array_agg(release.custodian) FILTER (WHERE release.fault IS NOT NULL), '{}') AS faulted
     FROM bid_opening AS opening
     LEFT JOIN release ON release.bid = opening.bid AND release.version = opening.version
     WHERE project = $1 AND lot = $2 AND state = 'awaiting-shares'
     GROUP BY opening.bid`,
    [of.project, of.lot],
  );
}
