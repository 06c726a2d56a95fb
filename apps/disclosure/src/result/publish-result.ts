import { type Actor } from '@mingtang/contracts';
import { countedFrom, periodOf } from '@mingtang/procedure/procedures';
import { isBefore } from '@mingtang/procedure/time';
import { Acts, asOwner, type LotPath } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { Award, awardOf } from '../award/award.entity';
import { type ResultDto } from './result.dto';

/** Publishes the result of a lot where no candidates are published before the award, and opens the time for challenges (GP-07, GP-08). */
@Injectable()
export class PublishResult {
  constructor(private readonly acts: Acts) {}

  /** Being late does not forbid it, for then the result would never be public. @throws {RefusedError} what the case refuses */
  publish(path: LotPath, actor: Actor): Promise<ResultDto> {
    return this.acts.run({ act: 'publish-result', ...path }, asOwner(actor), async (act) => {
      const { manager, now: publishedAt, due } = act;
      const { law, stand } = act.case;
      const award = await awardOf(manager, path);
      const { id, bid, bidder: winner, price } = award;
      const challengesUntil = countedFrom(publishedAt, periodOf(law.definition, 'challenge'), law.calendar, stand);
      const kept = { resultPublishedAt: new Date(publishedAt), challengesUntil: new Date(challengesUntil) };
      await manager.update(Award, { id }, kept);
      const result = { award: id, publishedAt, challengesUntil };
      await act.tell('disclosure.result-published.v1', { ...path, ...result, bid, winner, price });
      return { ...result, ...(due !== undefined && { due }), late: due !== undefined && !isBefore(publishedAt, due) };
    });
  }
}
