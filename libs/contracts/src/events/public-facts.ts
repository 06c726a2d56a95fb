import { type EventData, type EventType } from './catalogue';

export type Facts = Readonly<Record<string, unknown>>;

const received = ({
  bid,
  version,
  manifestDigest,
}: EventData<
  'bidding.bid-arrived.v1' | 'bidding.bid-refused.v1' | 'bidding.bid-submitted.v1' | 'bidding.bid-replaced.v1'
>): Facts => ({ bid, version, manifestDigest });

/**
 * What the register tells of an event of each type beside type, time and role: never more than the law publishes at that moment, and
 * nothing that does not follow from its payload, so that anyone can compare the register with the log.
 */
const PUBLIC_FACTS: { readonly [Type in EventType]: (data: EventData<Type>) => Facts } = {
  'announcement.project-published.v1': ({ published }) => ({
    revision: published.revision,
    title: published.title,
    submissionDeadline: published.timetable.submissionDeadline,
  }),
  'announcement.project-changed.v1': ({ notice, reason, affectsBids, noEffectReason, changedFields, published }) => ({
    notice,
    revision: published.revision,
    reason,
    affectsBids,
    ...(noEffectReason !== undefined && { noEffectReason }),
    changedFields,
    submissionDeadline: published.timetable.submissionDeadline,
  }),
  'announcement.recipient-given.v1': ({ custodian, recipient }) => ({ custodian, recipient }),
  'announcement.question-asked.v1': ({ question, digest }) => ({ question, digest }),
  'announcement.question-answered.v1': ({ question, text, answer, affectsBids }) => ({
    question,
    text,
    answer,
    ...(affectsBids !== undefined && { affectsBids }),
  }),
  'announcement.project-cancelled.v1': ({ notice, reason }) => ({ notice, reason }),
  'bidding.bidder-registered.v1': () => ({}),
  'bidding.security-recorded.v1': () => ({}),
  'bidding.security-returned.v1': ({ cause, due }) => ({ cause, due }),
  'bidding.security-forfeited.v1': ({ bid, reason }) => ({ bid, reason }),
  'bidding.bid-arrived.v1': received,
  'bidding.bid-refused.v1': (data) => ({ ...received(data), code: data.code }),
  'bidding.bid-submitted.v1': received,
  'bidding.bid-replaced.v1': received,
  'bidding.bid-withdrawn.v1': ({ bid, version }) => ({ bid, version }),
  'bidding.bidding-closed.v1': ({ deadline }) => ({ deadline }),
  'bidding.lot-opening-failed.v1': ({ bids, minimum, rule }) => ({ bids, minimum, rule }),
  'bidding.shares-released.v1': ({ batch, custodian, releases }) => ({ batch, custodian, releases: releases.length }),
  'bidding.release-refused.v1': ({ custodian, reason, detail, statedAt }) => ({ custodian, reason, detail, statedAt }),
  'bidding.opening-delayed.v1': ({ until, bids }) => ({ until, bids: bids.length }),
  'bidding.opening-ended.v1': ({ reason, bids }) => ({ reason, bids: bids.length }),
  'bidding.bid-opened.v1': ({ bid, version, by, custodians }) => ({ bid, version, by, custodians }),
  'bidding.bid-unopened.v1': ({ bid, version, reason, fault }) => ({ bid, version, reason, fault }),
  'bidding.opening-completed.v1': ({ entries }) => ({
    bids: entries.length,
    opened: entries.filter(({ outcome }) => outcome === 'opened').length,
  }),
  'evaluation.draw-committed.v1': ({ number, custodian, commitment }) => ({ number, custodian, commitment }),
  'evaluation.draw-requested.v1': ({ number, seats, candidates, excluded, requestDigest }) => ({
    number,
    seats,
    candidates,
    excluded,
    requestDigest,
  }),
  'evaluation.draw-revealed.v1': ({ number, custodian, randomness }) => ({ number, custodian, randomness }),
  'evaluation.draw-voided.v1': ({ number, reason, missing }) => ({ number, reason, missing }),
  'evaluation.committee-drawn.v1': ({ seats, candidates, excluded, requestDigest, number, seed }) => ({
    seats,
    candidates,
    excluded,
    requestDigest,
    ...(number !== undefined && { number }),
    ...(seed !== undefined && { seed }),
  }),
  'evaluation.member-recused.v1': ({ replaced }) => ({ replaced }),
  'evaluation.committee-formed.v1': ({ members, experts }) => ({ members, experts }),
  'evaluation.review-sheet-submitted.v1': ({ digest }) => ({ digest }),
  'evaluation.score-sheet-submitted.v1': ({ digest }) => ({ digest }),
  'evaluation.evaluation-completed.v1': ({ outcome, documentDigest }) => ({ outcome, documentDigest }),
  'evaluation.report-signed.v1': ({ report }) => ({ ...report }),
  'disclosure.candidates-published.v1': ({ candidates, objectionsUntil }) => ({ candidates, objectionsUntil }),
  'disclosure.objection-filed.v1': ({ objection, answerDue, digest }) => ({ objection, answerDue, digest }),
  'disclosure.objection-answered.v1': ({ objection, upheld, digest }) => ({ objection, upheld, digest }),
  'disclosure.objection-decided.v1': ({ objection, outcome, excluded, reason }) => ({
    objection,
    outcome,
    excluded,
    reason,
  }),
  'disclosure.award-determined.v1': ({ award, bid, rank, bidder, price, passedOver }) => ({
    award,
    bid,
    rank,
    bidder,
    price,
    passedOver,
  }),
  'disclosure.award-voided.v1': ({ award, bid, notice }) => ({ award, bid, notice }),
  'disclosure.award-noticed.v1': ({ award, notified, contractDue }) => ({
    award,
    notified: notified.length,
    contractDue,
  }),
  'disclosure.contract-refused.v1': ({ refusal, award, bid, reason, statedBy, statement }) => ({
    refusal,
    award,
    bid,
    reason,
    statedBy,
    statement,
  }),
  'disclosure.contract-published.v1': ({ contract, award, signedAt, price, performanceSecurity }) => ({
    contract,
    award,
    signedAt,
    price,
    ...(performanceSecurity && { performanceSecurity }),
  }),
  'ledger.draw-anchored.v1': ({ number, requestDigest, index }) => ({ number, requestDigest, index }),
};

/** What the register tells of an event. */
export function publicFacts<Type extends EventType>(type: Type, data: EventData<Type>): Facts {
  return PUBLIC_FACTS[type](data);
}
