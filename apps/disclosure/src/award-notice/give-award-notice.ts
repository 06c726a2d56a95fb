import { type Actor, organisationKey } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { contractDue } from '@mingtang/procedure';
import { type LotPath } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Award, standingAward } from '../award/award.entity';
import { lockOwnLot } from '../lot/lot-access';
import { refused } from '../refusals';
import { AwardNotice } from './award-notice.entity';
import { type AwardNoticeGivenDto } from './award-notice.dto';

/** Tells the winner that it won and every other bidder who did, in one act (DIS-04). */
@Injectable()
export class GiveAwardNotice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws {RefusedError} `not-awarded`, `award-already-noticed` */
  give(path: LotPath, actor: Actor): Promise<AwardNoticeGivenDto> {
    return this.unitOfWork.run(async ({ manager, emit }) => {
      const { lot, role, definition, calendar } = await lockOwnLot(manager, path, actor);
      const noticedAt = this.clock.instant();
      const award = await standingAward(manager, path.project, path.lot);
      if (!award) throw refused('not-awarded');
      if (award.noticedAt) throw refused('award-already-noticed');
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
}
