import { type EventData, type OpeningEntry } from '@mingtang/contracts';

/** The bids that are evaluated: those that were opened. One that would not open is not evaluated (OPN-04). */
export function openedBids({ entries }: Pick<EventData<'bidding.opening-completed.v1'>, 'entries'>): OpeningEntry[] {
  return entries.filter(({ outcome }) => outcome === 'opened');
}
