import { UnitOfWork } from '@mingtang/messaging';
import { unopenedOutcome } from '@mingtang/procedure/bidding';
import { Acts, type AllowedAct, type CaseRef, PLATFORM } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { lockProject, lotOf } from '../projections/known-project';
import { type Attempt } from './attempt';
import { BidOpening } from './bid-opening.entity';
import { completeOpening } from './complete-opening';
import { openingOf, openingUnderWay } from './lot-opening';

/** Writes down what came of attempts to open envelopes of a lot: of those that the platform combines the shares of. */
@Injectable()
export class SettleBids {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly acts: Acts,
  ) {}

  /** @param attempts made outside of the lock; what has been decided meanwhile stays, and so does a lot whose opening is over. */
  async settle(of: CaseRef, attempts: readonly Attempt[]): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const lot = lotOf(await lockProject(transaction.manager, of.project), of.lot);
      if (!openingUnderWay(lot)) return;
      await this.acts.within(transaction, { act: 'open-bid', ...of }, PLATFORM, (act) => settle(act, attempts));
    });
  }
}

/** Each envelope's outcome once, its event, and the record when all are decided; in an act of an opening. */
export async function settle(act: AllowedAct, attempts: readonly Attempt[]): Promise<void> {
  const waiting = await act.manager.findBy(BidOpening, {
    ...openingOf(act.case),
    bid: In(attempts.map(({ bid }) => bid)),
    state: 'awaiting-shares',
  });
  for (const opening of waiting) {
    const attempt = attempts.find(
      ({ bid, version, envelope }) =>
        bid === opening.bid && version === opening.version && envelope === opening.envelope,
    );
    if (attempt) await decide(opening, attempt, act);
  }
  await completeOpening(act);
}

async function decide(opening: BidOpening, attempt: Attempt, { manager, now, tell }: AllowedAct): Promise<void> {
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
    await tell('bidding.bid-opened.v1', { ...of, openedAt: now, custodians, by });
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
    await tell('bidding.bid-unopened.v1', { ...of, decidedAt: now, reason: failure, fault });
  }
}
