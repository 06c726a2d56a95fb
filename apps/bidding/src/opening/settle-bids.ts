import { Clock, type Transaction, UnitOfWork } from '@mingtang/messaging';
import { unopenedOutcome } from '@mingtang/procedure';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { lockProject, lotOf, type LockedProject } from '../projections/lock-project';
import { type Attempt } from './attempt';
import { BidOpening } from './bid-opening.entity';
import { completeOpening } from './complete-opening';

interface LotRef {
  readonly project: string;
  readonly lot: string;
}

/** Writes down what came of attempts to open envelopes: each one's outcome once, its event, and the record when all are decided. */
@Injectable()
export class SettleBids {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @param attempts made outside of the lock; what has been decided meanwhile stays. */
  async settle(of: LotRef, attempts: readonly Attempt[]): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const project = await lockProject(transaction.manager, of.project);
      await this.settleLocked(project, of, attempts, transaction);
    });
  }

  /** The same under a lock that the caller holds. */
  async settleLocked(
    project: LockedProject,
    of: LotRef,
    attempts: readonly Attempt[],
    transaction: Transaction,
  ): Promise<void> {
    const { manager } = transaction;
    if (lotOf(project, of.lot).stage !== 'opening') return;
    const now = this.clock.instant();
    const waiting = await manager.findBy(BidOpening, {
      ...of,
      bid: In(attempts.map(({ bid }) => bid)),
      state: 'awaiting-shares',
    });
    for (const opening of waiting) {
      const attempt = attempts.find(
        ({ bid, version, envelope }) =>
          bid === opening.bid && version === opening.version && envelope === opening.envelope,
      );
      if (attempt) await decide(opening, attempt, now, transaction);
    }
    await completeOpening(project, of.lot, now, transaction);
  }
}

async function decide(
  opening: BidOpening,
  attempt: Attempt,
  now: string,
  { manager, emit }: Transaction,
): Promise<void> {
  const { bid, project, lot, version, round, envelope } = opening;
  const of = { project, lot, bid, version, round, envelope };
  const tried = { attemptedWith: attempt.attemptedWith };
  if (attempt.outcome === 'not-yet') {
    await manager.update(BidOpening, { bid, version, envelope }, { ...tried, failure: attempt.failure });
  } else if (attempt.outcome === 'opened') {
    const { identity, by, sheet } = attempt;
    const custodians = [...attempt.custodians];
    await manager.save(BidOpening, {
      ...opening,
      ...tried,
      state: 'opened',
      identity,
      openedBy: by,
      custodians,
      price: sheet.price ?? null,
      sheet,
      failure: null,
      decidedAt: new Date(now),
    });
    emit('bidding.bid-opened.v1', { ...of, openedAt: now, custodians, by });
  } else {
    const { failure, identity } = attempt;
    const { fault } = unopenedOutcome(failure);
    await manager.save(BidOpening, {
      ...opening,
      ...tried,
      state: 'unopened',
      identity,
      custodians: [...attempt.custodians],
      failure,
      fault,
      decidedAt: new Date(now),
    });
    emit('bidding.bid-unopened.v1', { ...of, decidedAt: now, reason: failure, fault });
  }
}
