/** The receipts that are given for the offers of each round. */
const ROUND_RECEIPTS = {
  1: { submitted: 'bid-submitted', replaced: 'bid-replaced' },
  2: { submitted: 'final-offer-submitted', replaced: 'final-offer-replaced' },
} as const;

type RoundReceipts = (typeof ROUND_RECEIPTS)[keyof typeof ROUND_RECEIPTS];

/** @throws RangeError where there is no such round */
export function receiptsOfRound(round: number): RoundReceipts {
  const found = (ROUND_RECEIPTS as Readonly<Record<number, RoundReceipts>>)[round];
  if (!found) throw new RangeError(`there are no receipts of a round ${round}`);
  return found;
}
