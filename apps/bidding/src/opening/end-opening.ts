import { type Actor } from '@mingtang/contracts';
import { Clock, type Transaction, UnitOfWork } from '@mingtang/messaging';
import {
  addMilliseconds,
  afterOpeningTime,
  epochMilliseconds,
  instantOf,
  isBefore,
  mayEndOpening,
  orThrow,
} from '@mingtang/procedure';
import { ActsUnderWay, Timers } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { lockProject, lotOf } from '../projections/lock-project';
import { assertOwner } from '../projections/project-access';
import { refused } from '../refusals';
import { OpenBids } from './open-bids';
import { ENDING_TIMER, type OpeningPayload, setEnding } from './opening-timers';
import { OpeningWait, type WaitingBid } from './opening-wait.entity';
import { OpeningWindow } from './opening-window';
import { SettleBids } from './settle-bids';
import { staysShut, type UnopenedBid, unopenedBids } from './unopened-bids';

interface LotRef {
  readonly project: string;
  readonly lot: string;
}

/** An opening that waits has its damaged files read again so often: the disk may have been repaired. */
const READ_AGAIN_MS = 10 * 60_000;

/**
 * Ends a lot's opening (OPN-04): when its time is over, for bids that stay shut through their bidders' fault; the others are waited for,
 * and everyone is told. That wait ends with the shares, by the bidder's own opening, or by the tenderer's reasoned act, and never by a
 * timer.
 */
@Injectable()
export class EndOpening implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly window: OpeningWindow,
    private readonly opening: OpenBids,
    private readonly settling: SettleBids,
    private readonly acts: ActsUnderWay,
  ) {}

  onModuleInit(): void {
    this.timers.on<OpeningPayload>(ENDING_TIMER, ({ project, lot }) => this.run(project, lot));
  }

  async run(projectId: string, lotId: string): Promise<void> {
    await this.acts.decidedBefore();
    await this.opening.retryDamaged(projectId, lotId);
    await this.unitOfWork.run(async (transaction) => {
      const project = await lockProject(transaction.manager, projectId);
      const { stage, closedAt } = lotOf(project, lotId);
      if (stage !== 'opening' || !closedAt) return;
      const of = { project: projectId, lot: lotId };
      const now = this.clock.instant();
      const until = this.window.endOf(project.published, closedAt.toISOString());
      if (isBefore(now, until)) {
        await this.wait(of, epochMilliseconds(until) - epochMilliseconds(now), transaction);
        return;
      }
      const unopened = await unopenedBids(transaction.manager, project, lotId);
      const settled = unopened.filter(({ failure }) => afterOpeningTime(failure) === 'settled');
      const waiting = unopened.filter((bid) => !settled.includes(bid));
      if (waiting.length > 0) {
        await this.delay(of, until, waiting, transaction);
        await this.wait(of, READ_AGAIN_MS, transaction);
      }
      await this.settling.settleLocked(project, of, settled.map(staysShut), transaction);
    });
  }

  /**
   * The tenderer, who presides over the opening, ends the wait for bids that would not open: they count as withdrawn without blame.
   * @throws {RefusedError} `project-unknown`, `lot-unknown`, `not-your-project`, `lot-not-opening`, `opening-not-over` (OPN-04)
   */
  async end(of: LotRef, reason: string, actor: Actor): Promise<void> {
    await this.opening.retryDamaged(of.project, of.lot);
    await this.unitOfWork.run(async (transaction) => {
      const { manager, emit } = transaction;
      const project = await lockProject(manager, of.project);
      const { stage, closedAt } = lotOf(project, of.lot);
      const role = assertOwner(actor, project);
      if (stage !== 'opening') throw refused('lot-not-opening', { params: { stage } });
      const now = this.clock.instant();
      const until = this.window.endOf(project.published, closedAt?.toISOString() ?? project.deadline);
      orThrow(mayEndOpening(now, until));
      const unopened = await unopenedBids(manager, project, of.lot);
      const waiting = unopened.filter(({ failure }) => afterOpeningTime(failure) === 'waits');
      const bids = waiting.map(toWaitingBid);
      if (bids.length > 0) {
        await this.delay(of, until, waiting, transaction);
        emit('bidding.opening-ended.v1', { ...of, endedAt: now, reason, bids }, role);
        await manager.update(OpeningWait, of, { endedAt: new Date(now), endedReason: reason, endedBids: bids });
      }
      await this.settling.settleLocked(project, of, unopened.map(staysShut), transaction);
    });
  }

  /** Keeps that the opening waits and tells everyone, once. */
  private async delay(
    of: LotRef,
    until: string,
    waiting: readonly UnopenedBid[],
    { manager, emit }: Transaction,
  ): Promise<void> {
    if (await manager.existsBy(OpeningWait, of)) return;
    const now = this.clock.instant();
    const bids = waiting.map(toWaitingBid);
    emit('bidding.opening-delayed.v1', { ...of, delayedAt: now, until, bids });
    const ended = { endedAt: null, endedReason: null, endedBids: null };
    await manager.insert(OpeningWait, { ...of, delayedAt: new Date(now), until: new Date(until), bids, ...ended });
  }

  /** Postgres, whose clock fires timers, may be ahead of ours, which decides: waits what remains by ours. */
  private wait(of: LotRef, remaining: number, transaction: Transaction): Promise<void> {
    return setEnding(this.timers, transaction, of, addMilliseconds(instantOf(Date.now()), remaining));
  }
}

function toWaitingBid({ bid, version, round, envelope, failure }: UnopenedBid): WaitingBid {
  return { bid, version, round, envelope, failure };
}
