import { type EventType } from './catalogue';

/** What is told of the offers of each round; the data of both rounds is the same. */
const ROUND_EVENTS = {
  1: {
    submitted: 'bidding.bid-submitted.v1',
    replaced: 'bidding.bid-replaced.v1',
    reached: 'bidding.deadline-reached.v1',
    closed: 'bidding.bidding-closed.v1',
    failed: 'bidding.lot-opening-failed.v1',
  },
  2: {
    submitted: 'bidding.final-offer-submitted.v1',
    replaced: 'bidding.final-offer-replaced.v1',
    reached: 'bidding.final-deadline-reached.v1',
    closed: 'bidding.final-offers-closed.v1',
    failed: 'bidding.final-offers-failed.v1',
  },
} as const satisfies Readonly<Record<number, Readonly<Record<string, EventType>>>>;

export type RoundEvents = (typeof ROUND_EVENTS)[keyof typeof ROUND_EVENTS];

/** The types of events that tell of a round of sealed offers. @throws RangeError where there is no such round */
export function eventsOfRound(round: number): RoundEvents {
  const found = (ROUND_EVENTS as Readonly<Record<number, RoundEvents>>)[round];
  if (!found) throw new RangeError(`nothing is told of a round ${round}`);
  return found;
}
