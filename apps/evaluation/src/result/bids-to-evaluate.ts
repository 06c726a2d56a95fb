import { type BidToEvaluate, pricedBefore, pricedLater } from '@mingtang/procedure/evaluation';
import { type Evaluation } from '../lot/evaluation.entity';
import { type LotTerms } from '../lot/lot-terms';
import { openedBids } from '../lot/opened-bids';

/** The bids of a lot with what is known of their prices. */
export interface OfferedBids {
  readonly bids: readonly BidToEvaluate[];
  /** Whether no more prices are to come. */
  readonly pricesKnown: boolean;
}

/**
 * The bids that were opened, with the prices that were opened with them, or later ({@link pricedLater}).
 * @param passed of bids without prices: the ids of those that passed the review.
 */
export function bidsToEvaluate(
  { opening, priceOpening, leftBids }: Evaluation,
  { definition }: LotTerms,
  passed: (bids: readonly BidToEvaluate[]) => readonly string[],
): OfferedBids {
  const opened = openedBids(opening);
  const before = pricedBefore(definition);
  if (before === 'review')
    return { bids: opened.map(({ bid, price }) => ({ id: bid, ...(price && { price }) })), pricesKnown: true };
  const unpriced: readonly BidToEvaluate[] = opened.map(({ bid }) => ({ id: bid }));
  if (!priceOpening) return { bids: unpriced, pricesKnown: false };
  const taking = passed(unpriced);
  const bids = unpriced.map(({ id }) => {
    const entry = priceOpening.entries.find(({ bid }) => bid === id);
    return pricedLater(id, { entry, passed: taking.includes(id), left: leftBids.includes(id) }, before);
  });
  return { bids, pricesKnown: true };
}
