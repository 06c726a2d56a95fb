import { type EventType } from './catalogue';

/**
 * What the public log shows of a process event.
 * - `public`: its payload.
 * - `hashed`: that it happened, and a salted hash of its payload; {@link DISCLOSED_WITH} says what discloses the payload.
 * - `sealed`: nothing, not even that it happened, until the log lists the project's sealed records: who and how many take part
 *   stays secret until opening (ANN-09), and a project that has not been announced is nobody's business.
 */
export type RecordClass = 'public' | 'hashed' | 'sealed';

export const RECORD_CLASS: { readonly [Type in EventType]: RecordClass } = {
  'announcement.recipient-given.v1': 'sealed',
  'announcement.project-published.v1': 'public',
  'announcement.project-changed.v1': 'public',
  'announcement.project-cancelled.v1': 'public',
  'announcement.question-asked.v1': 'sealed',
  'announcement.question-answered.v1': 'public',
  'bidding.bidder-registered.v1': 'sealed',
  'bidding.security-recorded.v1': 'sealed',
  'bidding.security-returned.v1': 'sealed',
  'bidding.security-forfeited.v1': 'public',
  'bidding.bid-arrived.v1': 'sealed',
  'bidding.bid-refused.v1': 'sealed',
  'bidding.bid-submitted.v1': 'sealed',
  'bidding.bid-replaced.v1': 'sealed',
  'bidding.bid-withdrawn.v1': 'sealed',
  'bidding.bidding-closed.v1': 'public',
  'bidding.lot-opening-failed.v1': 'public',
  'bidding.shares-released.v1': 'public',
  'bidding.release-refused.v1': 'public',
  'bidding.opening-delayed.v1': 'public',
  'bidding.opening-ended.v1': 'public',
  'bidding.bid-opened.v1': 'public',
  'bidding.bid-unopened.v1': 'public',
  'bidding.opening-completed.v1': 'public',
  'evaluation.draw-committed.v1': 'public',
  'evaluation.draw-requested.v1': 'public',
  'evaluation.draw-revealed.v1': 'public',
  'evaluation.draw-voided.v1': 'public',
  'evaluation.committee-drawn.v1': 'public',
  'evaluation.member-recused.v1': 'public',
  'evaluation.committee-formed.v1': 'hashed',
  'evaluation.review-sheet-submitted.v1': 'public',
  'evaluation.score-sheet-submitted.v1': 'public',
  'evaluation.evaluation-completed.v1': 'hashed',
  'evaluation.report-signed.v1': 'hashed',
  'disclosure.candidates-published.v1': 'public',
  'disclosure.objection-filed.v1': 'public',
  'disclosure.objection-answered.v1': 'public',
  'disclosure.objection-decided.v1': 'public',
  'disclosure.award-determined.v1': 'public',
  'disclosure.award-voided.v1': 'public',
  'disclosure.award-noticed.v1': 'public',
  'disclosure.contract-refused.v1': 'public',
  'disclosure.contract-published.v1': 'public',
  'ledger.draw-anchored.v1': 'public',
};

/**
 * Events of a lot that make an earlier hashed payload of the same lot public. Payloads of hashed types that are not here, such as
 * the accounts of a committee's members, stay hashed for good.
 */
export const DISCLOSED_WITH: Partial<Readonly<Record<EventType, readonly EventType[]>>> = {
  'evaluation.evaluation-completed.v1': ['disclosure.candidates-published.v1'],
  'evaluation.report-signed.v1': ['disclosure.candidates-published.v1'],
};

/** Events at which the log lists the sealed records of their project, and of which types. */
export const LISTS_SEALED: Partial<Readonly<Record<EventType, readonly EventType[] | 'all'>>> = {
  'announcement.project-published.v1': ['announcement.recipient-given.v1'],
  'announcement.project-changed.v1': ['announcement.recipient-given.v1'],
  'bidding.bidding-closed.v1': 'all',
  'bidding.lot-opening-failed.v1': 'all',
};
