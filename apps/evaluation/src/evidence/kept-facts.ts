import { pricedBefore } from '@mingtang/procedure/evaluation';
import { type EvidenceLine, keptLine, type TradedProject } from '@mingtang/service-kit';
import { type OpenedLot } from '../lot/opened-lot';

/** What this service keeps of other services' events and decides by, to be held against the log; all of it is public. */
export function* keptFacts(traded: TradedProject, lots: readonly OpenedLot[]): Generator<EvidenceLine> {
  const { id: project, published, cases } = traded;
  const notice = published.revision === 1 ? 'announcement.project-published.v1' : 'announcement.project-changed.v1';
  yield keptLine('evaluation', notice, { project, published });
  const cancelled = cases.find(({ stand }) => stand.done.cancel)?.stand.done.cancel;
  if (cancelled)
    yield keptLine('evaluation', 'announcement.project-cancelled.v1', { project, cancelledAt: cancelled.at });
  for (const { evaluation, terms } of lots) {
    const { opening, priceOpening, lot } = evaluation;
    yield keptLine('evaluation', 'bidding.opening-completed.v1', { ...opening, project, lot });
    const later =
      `bidding.${pricedBefore(terms.definition) === 'ranking' ? 'price' : 'final'}-opening-completed.v1` as const;
    if (priceOpening) yield keptLine('evaluation', later, { ...priceOpening, project, lot });
  }
}
