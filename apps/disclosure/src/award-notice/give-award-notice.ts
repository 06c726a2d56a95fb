import { type Actor, organisationKey } from '@mingtang/contracts';
import { countedFrom, periodOf } from '@mingtang/procedure/procedures';
import { Acts, asOwner, type LotPath } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Award, awardOf } from '../award/award.entity';
import { knownLot } from '../register/known-project';
import { AwardNotice } from './award-notice.entity';
import { type AwardNoticeGivenDto } from './award-notice.dto';

/**
 * Tells the winner that it won and every other bidder who did, in one act (DIS-04); once no cancellation can come before the award any more,
 * for a notice that is given binds (Tendering and Bidding Law art. 45).
 */
@Injectable()
export class GiveAwardNotice {
  constructor(private readonly acts: Acts) {}

  /** @throws {RefusedError} what the case refuses, `not-ordered-yet` among it */
  give(path: LotPath, actor: Actor): Promise<AwardNoticeGivenDto> {
    return this.acts.run({ act: 'notice-award', ...path }, asOwner(actor), async (act) => {
      const { manager, now: noticedAt } = act;
      const { law, stand } = act.case;
      const award = await awardOf(manager, path);
      const contractDue = countedFrom(noticedAt, periodOf(law.definition, 'contractWithin'), law.calendar, stand);
      const { opening } = await knownLot(manager, path);
      const bidders = (opening?.entries ?? []).map(({ bidder }) => organisationKey(bidder));
      const winner = organisationKey(award.bidder);
      const notified = [...new Set([winner, ...bidders])];
      const at = new Date(noticedAt);
      await manager.update(Award, { id: award.id }, { noticedAt: at, contractDue: new Date(contractDue) });
      await manager.insert(
        AwardNotice,
        notified.map((recipient) => ({ id: randomUUID(), awardId: award.id, recipient, noticedAt: at })),
      );
      const noticed = { award: award.id, noticedAt, contractDue };
      await act.tell('disclosure.award-noticed.v1', { ...path, ...noticed, winner, notified });
      return { ...noticed, notified: notified.length };
    });
  }
}
