import { type Money } from '../money/money';
import { type BidToEvaluate } from './evaluation-input';
import { type PricedBefore } from './priced-before';

/** What is known of a bid whose price was to be opened after it was. */
export interface LaterPrice {
  /** Of the bid, in the record of that opening. */
  readonly entry: { readonly outcome: 'opened' | 'unopened'; readonly price?: Money } | undefined;
  /** It passed the review. */
  readonly passed: boolean;
  /** Its bidder left before a final offer. */
  readonly left: boolean;
}

/**
 * A bid with the price that was opened of it later, or why it has none: an entry without a price would not open (OPN-04); where prices come in a later round
 * (GP-10), who passed and has no entry left or gave none. Of one that did not pass no price is opened, and none is missed.
 */
export function pricedLater(
  id: string,
  { entry, passed, left }: LaterPrice,
  before: Exclude<PricedBefore, 'review'>,
): BidToEvaluate {
  if (entry?.price && entry.outcome === 'opened') return { id, price: entry.price };
  if (entry) return { id, unpriced: 'not-opened' };
  if (before === 'ranking' || !passed) return { id };
  return { id, unpriced: left ? 'left-consultation' : 'no-final-offer' };
}
