import { type AwardDto } from './award.dto';
import { type Award } from './award.entity';

/** An award as it is published. */
export function showAward(award: Award): AwardDto {
  const { id, bid, rank, bidder, price, passedOver, determinedAt, supersededAt, noticedAt, contractDue } = award;
  const { voidedAt, voidedBy, resultPublishedAt, challengesUntil } = award;
  return {
    id,
    bid,
    rank,
    bidder,
    price,
    passedOver,
    determinedAt: determinedAt.toISOString(),
    ...(supersededAt && { supersededAt: supersededAt.toISOString() }),
    ...(noticedAt && { noticedAt: noticedAt.toISOString() }),
    ...(voidedAt && voidedBy && { voidedAt: voidedAt.toISOString(), voidedBy }),
    ...(resultPublishedAt && { resultPublishedAt: resultPublishedAt.toISOString() }),
    ...(challengesUntil && { challengesUntil: challengesUntil.toISOString() }),
    ...(contractDue && { contractDue: contractDue.toISOString() }),
  };
}
