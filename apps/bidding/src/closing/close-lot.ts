import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, type Transaction, UnitOfWork } from '@mingtang/messaging';
import {
  addMilliseconds,
  closeLot,
  epochMilliseconds,
  instantOf,
  isBefore,
  orThrow,
  type Stage,
  transition,
} from '@mingtang/procedure';
import { ActsUnderWay, Timers } from '@mingtang/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { type UndecidedArrival, UndecidedArrivals } from '../arrivals/undecided-arrivals';
import { type LockedProject, lockProject, lotOf } from '../projections/lock-project';
import { knownProject } from '../projections/project-access';
import { Lot } from '../projections/project.entity';
import { markReturnsDue } from '../security/returns-due';
import { CLOSING_TIMER, type ClosingPayload, setClosing } from './closing-timer';
import { ClosingListeners } from './closing-listeners';

/** How soon a closing looks again whether what had arrived has been sent again. */
const LOOK_AGAIN_MS = 1_000;

interface StandingBid {
  readonly bid: string;
  readonly version: number;
  readonly manifest_digest: string;
  readonly received_at: Date;
}

/**
 * Closes a lot's bidding at its deadline (OPN-01): fixes the closing list, or fails the lot with fewer than 3 bids (OPN-02).
 * Run again it changes nothing.
 */
@Injectable()
export class CloseLot implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly listeners: ClosingListeners,
    private readonly acts: ActsUnderWay,
    private readonly arrivals: UndecidedArrivals,
  ) {}

  onModuleInit(): void {
    this.timers.on<ClosingPayload>(CLOSING_TIMER, ({ project, lot }) => this.run(project, lot));
  }

  /** Closes the lot if its deadline has come and it is open; before that, sets its timer again. */
  async run(projectId: string, lotId: string): Promise<void> {
    await this.acts.decidedBefore();
    if (await this.isDue(projectId, lotId)) await this.arrivals.readBack();
    await this.unitOfWork.run(async (transaction) => {
      const project = await lockProject(transaction.manager, projectId);
      const lot = lotOf(project, lotId);
      if (lot.stage !== 'published') return;
      const now = this.clock.instant();
      if (isBefore(now, project.deadline)) await this.wait(project, lotId, now, transaction);
      else {
        const undecided = await this.arrivals.of(transaction.manager, projectId, lotId, project.deadline);
        if (undecided.length > 0 && this.arrivals.isWaitedFor(projectId, lotId))
          await setClosing(
            this.timers,
            transaction,
            projectId,
            lotId,
            addMilliseconds(instantOf(Date.now()), LOOK_AGAIN_MS),
          );
        else await this.close(project, lot, now, undecided, transaction);
      }
    });
  }

  private async isDue(projectId: string, lotId: string): Promise<boolean> {
    const { manager } = this.dataSource;
    const project = await knownProject(manager, projectId);
    const open = await manager.existsBy(Lot, { project: projectId, id: lotId, stage: 'published' });
    return open && !isBefore(this.clock.instant(), project.deadline.toISOString());
  }

  /** Postgres, whose clock fires timers, may be ahead of ours, which decides: waits what remains by ours. */
  private async wait(project: LockedProject, lot: string, now: string, transaction: Transaction): Promise<void> {
    const remaining = epochMilliseconds(project.deadline) - epochMilliseconds(now);
    await setClosing(this.timers, transaction, project.id, lot, addMilliseconds(instantOf(Date.now()), remaining));
  }

  private async close(
    project: LockedProject,
    lot: Lot,
    now: string,
    undecided: readonly UndecidedArrival[],
    transaction: Transaction,
  ): Promise<void> {
    const { manager, emit } = transaction;
    const bids = await standingBids(manager, lot);
    const closed = orThrow(transition(lot.stage, 'close-bidding'));
    const scope = { project: project.id, lot: lot.id };
    if (
      closeLot(
        bids.map(() => ({ state: 'submitted' })),
        project.definition,
      ) === 'failed'
    ) {
      await recordClosing(manager, lot, orThrow(transition(closed, 'fail')), now);
      await markReturnsDue(manager, project, 'bid-not-opened', now);
      const { fewest } = project.definition.offers;
      emit('bidding.lot-opening-failed.v1', {
        ...scope,
        failedAt: now,
        bids: bids.length,
        minimum: fewest,
        rule: 'OPN-02',
        ...(undecided.length > 0 && { undecided: [...undecided] }),
      });
      return;
    }
    await recordClosing(manager, lot, closed, now);
    emit('bidding.bidding-closed.v1', {
      ...scope,
      deadline: project.deadline,
      closedAt: now,
      bids: bids.map(({ bid, version, manifest_digest, received_at }) => ({
        bid,
        version,
        manifestDigest: manifest_digest,
        receivedAt: received_at.toISOString(),
      })),
      ...(undecided.length > 0 && { undecided: [...undecided] }),
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
