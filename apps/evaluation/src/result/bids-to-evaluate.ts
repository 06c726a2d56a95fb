import { type BidToEvaluate, pricedBefore } from '@mingtang/procedure';
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
 * The bids that were opened, with the prices that were opened with them, or later. Of a later opening an entry without a price says that it would not
 * open; where prices come in a later round, who passed and has no entry left or gave none.
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
  const bids = unpriced.map(({ id }): BidToEvaluate => {
    const entry = priceOpening.entries.find(({ bid }) => bid === id);
    if (entry?.price && entry.outcome === 'opened') return { id, price: entry.price };
    if (entry) return { id, unpriced: 'not-opened' };
    if (before === 'ranking' || !taking.includes(id)) return { id };
    return { id, unpriced: leftBids.includes(id) ? 'left-consultation' : 'no-final-offer' };
  });
  return { bids, pricesKnown: true };
}
