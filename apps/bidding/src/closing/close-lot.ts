import { closeLot, orThrow, type Stage, transition } from '@mingtang/procedure';
import { Acts, type AllowedAct, type CaseRef, DueActs, PLATFORM } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { UndecidedArrivals } from '../arrivals/undecided-arrivals';
import { type LockedProject, lockProject, lotOf } from '../projections/lock-project';
import { Lot } from '../projections/project.entity';
import { markReturnsDue } from '../security/returns-due';
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

  async run({ project: id, lot: lotId }: CaseRef): Promise<void> {
    await this.acts.run({ act: 'close-bidding', project: id, lot: lotId }, PLATFORM, async (act) => {
      const project = await lockProject(act.manager, id);
      await this.close(project, lotOf(project, lotId), act);
    });
  }

  private async close(
    project: LockedProject,
    lot: Lot,
    { manager, now, tell, transaction }: AllowedAct,
  ): Promise<void> {
    const bids = await standingBids(manager, lot);
    const scope = { project: project.id, lot: lot.id };
    const found = await this.arrivals.of(manager, project.id, lot.id, project.deadline);
    const undecided = found.length > 0 && { undecided: found };
    const states = bids.map(() => ({ state: 'submitted' }) as const);
    if (closeLot(states, project.definition) === 'failed') {
      await recordClosing(manager, lot, orThrow(transition(lot.stage, 'fail')), now);
      await markReturnsDue(manager, project, 'bid-not-opened', now);
      const { fewest: minimum } = project.definition.offers;
      await tell('bidding.lot-opening-failed.v1', {
        ...scope,
        failedAt: now,
        bids: bids.length,
        minimum,
        rule: 'OPN-02',
        ...undecided,
      });
      return;
    }
    await recordClosing(manager, lot, lot.stage, now);
    await tell('bidding.bidding-closed.v1', {
      ...scope,
      deadline: project.deadline,
      closedAt: now,
      bids: bids.map(({ bid, version, manifest_digest, received_at }) => ({
        bid,
        version,
        manifestDigest: manifest_digest,
        receivedAt: received_at.toISOString(),
      })),
      ...undecided,
    });
    await this.listeners.tell({ ...scope, deadline: project.deadline, closedAt: now, bids }, transaction);
  }
}

async function standingBids(manager: EntityManager, { project, id }: Lot): Promise<StandingBid[]> {
  return manager.query<StandingBid[]>(
    `SELECT bid.id AS bid, bid.version, manifest_digest, received_at
     FROM bid JOIN bid_version ON bid_version.bid = bid.id AND bid_version.version = bid.version
     WHERE project = $1 AND lot = $2 AND state = 'submitted' ORDER BY received_at, bid.id`,
    [project, id],
  );
}

async function recordClosing(
  manager: EntityManager,
  { project, id }: Lot,
  stage: Stage,
  closedAt: string,
): Promise<void> {
  await manager.update(Lot, { project, id }, { stage, closedAt: new Date(closedAt) });
}
