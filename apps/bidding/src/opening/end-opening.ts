import { type Actor } from '@mingtang/contracts';
import { UnitOfWork } from '@mingtang/messaging';
import { afterOpeningTime, checkOpeningOver } from '@mingtang/procedure/bidding';
import { orThrow } from '@mingtang/procedure/rules';
import { epochMilliseconds, isBefore } from '@mingtang/procedure/time';
import { Acts, type AllowedAct, asOwner, type CaseRef, DueActs, PLATFORM } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { lockProject, lotOf } from '../projections/known-project';
import { OpenBids } from './open-bids';
import { openingOf, openingUnderWay } from './lot-opening';
import { OpeningWait, type WaitingBid } from './opening-wait.entity';
import { OpeningWindow } from './opening-window';
import { settle } from './settle-bids';
import { staysShut, type UnopenedBid, unopenedBids } from './unopened-bids';

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
    private readonly acts: Acts,
    private readonly due: DueActs,
    private readonly window: OpeningWindow,
    private readonly opening: OpenBids,
  ) {}

  onModuleInit(): void {
    this.due.on('delay-opening', (of) => this.run(of));
  }

  /** @returns how soon to look again, where its time goes on or it waits for bids */
  async run(of: CaseRef): Promise<number | void> {
    await this.opening.retryDamaged(of.project, of.lot);
    return this.unitOfWork.run(async (transaction) => {
      const lot = lotOf(await lockProject(transaction.manager, of.project), of.lot);
      // Shares that came meanwhile may have completed it.
      if (!openingUnderWay(lot)) return undefined;
      return this.acts.within(transaction, { act: 'delay-opening', ...of }, PLATFORM, (act) => this.over(act));
    });
  }

  private async over(act: AllowedAct): Promise<number | undefined> {
    const until = this.endOf(act);
    if (isBefore(act.now, until)) return epochMilliseconds(until) - epochMilliseconds(act.now);
    const unopened = await unopenedBids(act.manager, act.project, openingOf(act.case));
    const settled = unopened.filter(({ failure }) => afterOpeningTime(failure) === 'settled');
    const waiting = unopened.filter((bid) => !settled.includes(bid));
    if (waiting.length > 0) await delay(act, until, waiting);
    await settle(act, settled.map(staysShut));
    return waiting.length > 0 ? READ_AGAIN_MS : undefined;
  }

  /**
   * The tenderer, who presides over the opening, ends the wait for bids that would not open: they count as withdrawn without blame.
   * @throws {RefusedError} `project-unknown`, `lot-unknown`, `not-your-project`, `stage-does-not-allow`, `period-not-over`, `opening-not-over` (OPN-04)
   */
  async end(of: CaseRef, reason: string, actor: Actor): Promise<void> {
    await this.opening.retryDamaged(of.project, of.lot);
    await this.acts.run({ act: 'end-opening', ...of }, asOwner(actor), async (act) => {
      const { manager, now, tell, project } = act;
      const until = this.endOf(act);
      orThrow(checkOpeningOver(now, until));
      const opening = openingOf(act.case);
      const unopened = await unopenedBids(manager, project, opening);
      const waiting = unopened.filter(({ failure }) => afterOpeningTime(failure) === 'waits');
      const bids = waiting.map(toWaitingBid);
      if (bids.length > 0) {
        await delay(act, until, waiting);
        await tell('bidding.opening-ended.v1', { ...of, endedAt: now, reason, bids });
        await manager.update(OpeningWait, opening, { endedAt: new Date(now), endedReason: reason, endedBids: bids });
      }
      await settle(act, unopened.map(staysShut));
    });
  }

  /** An opening that is under way has begun. */
  private endOf({ case: of, now }: AllowedAct): string {
    return this.window.endOf(of, openingOf(of).begunBy) ?? now;
  }
}

/** Keeps that the opening waits and tells everyone, once. */
async function delay(
  { case: delayed, manager, now, tell }: AllowedAct,
  until: string,
  waiting: readonly UnopenedBid[],
): Promise<void> {
  const of = openingOf(delayed);
  if (await manager.existsBy(OpeningWait, { ...of })) return;
  const { project, lot } = of;
  const bids = waiting.map(toWaitingBid);
  await tell('bidding.opening-delayed.v1', { project, lot, delayedAt: now, until, bids });
  const ended = { endedAt: null, endedReason: null, endedBids: null };
  await manager.insert(OpeningWait, { ...of, delayedAt: new Date(now), until: new Date(until), bids, ...ended });
}

function toWaitingBid({ bid, version, round, envelope, failure }: UnopenedBid): WaitingBid {
  return { bid, version, round, envelope, failure };
}
