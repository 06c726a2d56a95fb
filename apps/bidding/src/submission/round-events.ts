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
} as const;

/** The receipts that are given for them. */
const ROUND_RECEIPTS = {
  1: { submitted: 'bid-submitted', replaced: 'bid-replaced' },
  2: { submitted: 'final-offer-submitted', replaced: 'final-offer-replaced' },
} as const;

export type RoundEvents = (typeof ROUND_EVENTS)[keyof typeof ROUND_EVENTS];
export type RoundReceipts = (typeof ROUND_RECEIPTS)[keyof typeof ROUND_RECEIPTS];

/** @throws RangeError where there is no such round */
export function eventsOfRound(round: number): RoundEvents {
  return ofRound<RoundEvents>(ROUND_EVENTS, round);
}

/** @throws RangeError where there is no such round */
export function receiptsOfRound(round: number): RoundReceipts {
  return ofRound<RoundReceipts>(ROUND_RECEIPTS, round);
}

function ofRound<Said>(said: Readonly<Record<number, Said>>, round: number): Said {
  const found = said[round];
  if (!found) throw new RangeError(`nothing is told of a round ${round}`);
  return found;
}
