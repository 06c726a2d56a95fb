import { type Actor, organisationKey } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { contractDue } from '@mingtang/procedure';
import { type LotPath } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { EntityManager } from 'typeorm';
import { Award, standingAward } from '../award/award.entity';
import { lockOwnLot } from '../lot/lot-access';
import { refused } from '../refusals';
import { AwardNotice } from './award-notice.entity';
import { type AwardNoticeGivenDto } from './award-notice.dto';

/** An award's event comes back within a moment, where Kafka is there. */
const ORDER_WAIT_MS = 5_000;
const ORDER_POLL_MS = 50;

/**
 * Tells the winner that it won and every other bidder who did, in one act (DIS-04); once no cancellation can come before the award any more,
 * for a notice that is given binds (Tendering and Bidding Law art. 45).
 */
@Injectable()
export class GiveAwardNotice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly manager: EntityManager,
  ) {}

  /** @throws {RefusedError} `not-awarded`, `award-already-noticed`, `award-not-ordered` */
  async give(path: LotPath, actor: Actor): Promise<AwardNoticeGivenDto> {
    await this.awaitOrder(path);
    return this.unitOfWork.run(async ({ manager, emit }) => {
      const { lot, role, definition, calendar } = await lockOwnLot(manager, path, actor);
      const noticedAt = this.clock.instant();
      const award = await standingAward(manager, path.project, path.lot);
      if (!award) throw refused('not-awarded');
      if (award.noticedAt) throw refused('award-already-noticed');
      if (!award.ordered) throw refused('award-not-ordered', { rule: 'DIS-04' });
      const due = contractDue(noticedAt, definition, calendar);
      const bidders = (lot.opening?.entries ?? []).map(({ bidder }) => organisationKey(bidder));
      const winner = organisationKey(award.bidder);
      const notified = [...new Set([winner, ...bidders])];
      const at = new Date(noticedAt);
      await manager.update(Award, { id: award.id }, { noticedAt: at, contractDue: new Date(due) });
      await manager.insert(
        AwardNotice,
        notified.map((recipient) => ({ id: randomUUID(), awardId: award.id, recipient, noticedAt: at })),
      );
      const noticed = { award: award.id, noticedAt, contractDue: due };
      emit('disclosure.award-noticed.v1', { ...path, ...noticed, winner, notified }, role);
      return { ...noticed, notified: notified.length };
    });
  }

  /** Waits a moment for the standing award's event to come back. */
  private async awaitOrder({ project, lot }: LotPath): Promise<void> {
    const end = Date.now() + ORDER_WAIT_MS;
    while ((await standingAward(this.manager, project, lot))?.ordered === false && Date.now() < end)
      await delay(ORDER_POLL_MS);
  }
}
