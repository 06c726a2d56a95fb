import { type AwardDto } from './award.dto';
import { type Award } from './award.entity';

/** An award as it is published. */
export function showAward(award: Award): AwardDto {
  const { id, bid, rank, bidder, price, passedOver, determinedAt, supersededAt, noticedAt, contractDue } = award;
  const { voidedAt, voidedBy } = award;
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
    ...(contractDue && { contractDue: contractDue.toISOString() }),
  };
}
