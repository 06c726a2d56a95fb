import { type EventType } from './catalogue';

/**
 * From when on the register shows an event as a step of its project:
 * - `at-once`;
 * - `after-opening`: once the bids that it tells of are opened or will never be (ANN-09);
 * - `with-notice`: it may come before the notice, and is nobody's business until the project is announced.
 */
export type ShownFrom = 'at-once' | 'after-opening' | 'with-notice';

const SHOWN_FROM: { readonly [Type in EventType]: ShownFrom } = {
  'announcement.project-published.v1': 'at-once',
  'announcement.project-changed.v1': 'at-once',
  'announcement.recipient-given.v1': 'with-notice',
  'announcement.question-asked.v1': 'after-opening',
  'announcement.question-answered.v1': 'at-once',
  'announcement.project-cancelled.v1': 'at-once',
  'bidding.bidder-registered.v1': 'after-opening',
  'bidding.security-recorded.v1': 'after-opening',
  'bidding.security-returned.v1': 'after-opening',
  'bidding.security-forfeited.v1': 'at-once',
  'bidding.bid-arrived.v1': 'after-opening',
  'bidding.bid-refused.v1': 'after-opening',
  'bidding.bid-submitted.v1': 'after-opening',
  'bidding.bid-replaced.v1': 'after-opening',
  'bidding.bid-withdrawn.v1': 'after-opening',
  'bidding.bidding-closed.v1': 'at-once',
  'bidding.lot-opening-failed.v1': 'at-once',
  'bidding.shares-released.v1': 'after-opening',
  'bidding.release-refused.v1': 'at-once',
  'bidding.opening-delayed.v1': 'at-once',
  'bidding.opening-ended.v1': 'at-once',
  'bidding.bid-opened.v1': 'after-opening',
  'bidding.bid-unopened.v1': 'after-opening',
  'bidding.opening-completed.v1': 'at-once',
  'evaluation.draw-committed.v1': 'at-once',
  'evaluation.draw-requested.v1': 'at-once',
  'evaluation.draw-revealed.v1': 'at-once',
  'evaluation.draw-voided.v1': 'at-once',
  'evaluation.committee-drawn.v1': 'at-once',
  'evaluation.member-recused.v1': 'at-once',
  'evaluation.committee-formed.v1': 'at-once',
  'evaluation.review-sheet-submitted.v1': 'at-once',
  'evaluation.score-sheet-submitted.v1': 'at-once',
  'evaluation.evaluation-completed.v1': 'at-once',
  'evaluation.report-signed.v1': 'at-once',
  'disclosure.candidates-published.v1': 'at-once',
  'disclosure.objection-filed.v1': 'at-once',
  'disclosure.objection-answered.v1': 'at-once',
  'disclosure.objection-decided.v1': 'at-once',
  'disclosure.award-determined.v1': 'at-once',
  'disclosure.award-voided.v1': 'at-once',
  'disclosure.award-noticed.v1': 'at-once',
  'disclosure.contract-refused.v1': 'at-once',
  'disclosure.contract-published.v1': 'at-once',
  'ledger.draw-anchored.v1': 'at-once',
};

export function shownFrom(type: EventType): ShownFrom {
  return SHOWN_FROM[type];
}
