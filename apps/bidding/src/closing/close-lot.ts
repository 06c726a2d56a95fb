import { closeLot } from '@mingtang/procedure';
import { Acts, type AllowedAct, type CaseRef, DueActs, PLATFORM } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { UndecidedArrivals } from '../arrivals/undecided-arrivals';
import { deadlineOf } from '../projections/known-project';
import { ClosingListeners } from './closing-listeners';

interface StandingBid {
  readonly bid: string;
  readonly version: number;
  readonly manifest_digest: string;
  readonly received_at: Date;
}

/**
 * Publishes the closing list of a lot whose deadline has come (OPN-01), or fails the lot with fewer than 3 bids (OPN-02); once no change of the deadline
 * can come before it any more.
 */
@Injectable()
export class CloseLot implements OnModuleInit {
  constructor(
    private readonly acts: Acts,
    private readonly due: DueActs,
    private readonly listeners: ClosingListeners,
    private readonly arrivals: UndecidedArrivals,
  ) {}

  onModuleInit(): void {
    this.due.on('close-bidding', (of) => this.run(of));
  }

  async run({ project, lot }: CaseRef): Promise<void> {
    await this.acts.run({ act: 'close-bidding', project, lot }, PLATFORM, (act) => this.close(act));
  }

  private async close({ project, case: { lot, law }, manager, now, tell, transaction }: AllowedAct): Promise<void> {
    const scope = { project: project.id, lot };
    const deadline = deadlineOf(project);
    const bids = await standingBids(manager, scope);
    const found = await this.arrivals.of(manager, project.id, lot, deadline);
    const undecided = found.length > 0 && { undecided: found };
    const states = bids.map(() => ({ state: 'submitted' }) as const);
    if (closeLot(states, law.definition) === 'failed') {
      const { fewest: minimum } = law.definition.offers;
      const failed = { ...scope, failedAt: now, bids: bids.length, minimum, rule: 'OPN-02', ...undecided } as const;
      await tell('bidding.lot-opening-failed.v1', failed);
      return;
    }
    await tell('bidding.bidding-closed.v1', {
      ...scope,
      deadline,
      closedAt: now,
      bids: bids.map(({ bid, version, manifest_digest, received_at }) => ({
        bid,
        version,
        manifestDigest: manifest_digest,
        receivedAt: received_at.toISOString(),
      })),
      ...undecided,
    });
    await this.listeners.tell({ ...scope, procedure: project.published.procedure, bids }, transaction);
  }
}

async function standingBids(manager: EntityManager, { project, lot }: CaseRef): Promise<StandingBid[]> {
  return manager.query<StandingBid[]>(
    `SELECT bid.id AS bid, bid.version, manifest_digest, received_at
     FROM bid JOIN bid_version ON bid_version.bid = bid.id AND bid_version.version = bid.version
     WHERE project = $1 AND lot = $2 AND state = 'submitted' ORDER BY received_at, bid.id`,
    [project, lot],
  );
}
