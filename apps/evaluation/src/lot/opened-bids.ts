import { type EventData, type Money, type OpeningEntry } from '@mingtang/contracts';

export type OpenedBid = OpeningEntry & { readonly price: Money };

/** The bids that are evaluated: those that were opened. One that would not open is not evaluated (OPN-04). */
export function openedBids({ entries }: EventData<'bidding.opening-completed.v1'>): OpenedBid[] {
  return entries.filter((entry): entry is OpenedBid => entry.outcome === 'opened' && entry.price !== undefined);
}
