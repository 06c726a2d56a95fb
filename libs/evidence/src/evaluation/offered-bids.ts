import { type BidToEvaluate, pricedBefore, pricedLater, responsiveBids } from '@mingtang/procedure/evaluation';
import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { type Records } from '../log/records';
import { type EvaluationDocument } from './evaluation-document';

/** The bids of a lot as the log has them. */
interface OfferedBids {
  /** As the document names them. */
  readonly documented: unknown;
  /** As its input takes them. */
  readonly evaluated: readonly BidToEvaluate[];
}

/** What was opened of a lot, with the prices that were opened with the bids, or later as its procedure has it. */
export function offeredBids(
  records: Records,
  document: EvaluationDocument,
  definition: ProcedureDefinition,
): OfferedBids {
  const lot = document.lot.id;
  const entries = records.ofLot('bidding.opening-completed.v1', lot).at(-1)?.payload.entries ?? [];
  const opened = entries.filter(({ outcome }) => outcome === 'opened');
  const before = pricedBefore(definition);
  const later = before === 'review' ? undefined : laterOpening(records, lot, before);
  const passed = later ? responsiveBids(document.input, definition) : [];
  const left = records.ofLot('bidding.consultation-left.v1', lot).map(({ payload }) => payload.bid);
  const evaluated = opened.map(({ bid, price }): BidToEvaluate => {
    if (before === 'review') return { id: bid, ...(price && { price }) };
    if (!later) return { id: bid };
    const entry = later.entries.find((each) => each.bid === bid);
    return pricedLater(bid, { entry, passed: passed.includes(bid), left: left.includes(bid) }, before);
  });
  return {
    evaluated,
    documented: {
      bids: opened.map(({ bid, version, bidder, manifestDigest, securityPaid }, at) => {
        const price = evaluated[at]?.price;
        const offer = before === 'scoring' ? later?.entries.find((entry) => entry.bid === bid) : undefined;
        return {
          bid,
          version,
          bidder,
          ...(price && { price }),
          manifestDigest,
          securityPaid,
          ...(offer && { offer: { version: offer.version, manifestDigest: offer.manifestDigest } }),
        };
      }),
      unopened: entries
        .filter(({ outcome }) => outcome === 'unopened')
        .map(({ bid, bidder, reason = '' }) => ({ bid, bidder, reason })),
      pricesOpenedAt: later?.openedAt ?? null,
    },
  };
}

function laterOpening(records: Records, lot: string, before: 'scoring' | 'ranking') {
  const type = before === 'ranking' ? 'bidding.price-opening-completed.v1' : 'bidding.final-opening-completed.v1';
  return records.ofLot(type, lot).at(-1)?.payload;
}
