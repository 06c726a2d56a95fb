import { type EventData, type EventType } from '@mingtang/contracts';
import { type Facts } from './step.entity';

interface PublicStep<Type extends EventType> {
  /** From when on the step is shown: `at-once`, or once the bids that it tells of are opened or will never be (ANN-09). */
  readonly shown: 'at-once' | 'after-opening';
  /** What the public is told of it beside type and time; never more than the law publishes at that moment. */
  facts(data: EventData<Type>): Facts;
}

const received: PublicStep<'bidding.bid-submitted.v1' | 'bidding.bid-replaced.v1'> = {
  shown: 'after-opening',
  facts: ({ bid, version, manifestDigest }) => ({ bid, version, manifestDigest }),
};

/** What is public of each type of event. A type that is not here cannot be compiled in. */
const PUBLIC_STEPS: { readonly [Type in EventType]: PublicStep<Type> } = {
  'announcement.project-published.v1': {
    shown: 'at-once',
    facts: ({ published }) => ({
      revision: published.revision,
      title: published.title,
      submissionDeadline: published.timetable.submissionDeadline,
    }),
  },
  'announcement.project-changed.v1': {
    shown: 'at-once',
    facts: ({ notice, reason, affectsBids, changedFields, published }) => ({
      notice,
      revision: published.revision,
      reason,
      affectsBids,
      changedFields,
      submissionDeadline: published.timetable.submissionDeadline,
    }),
  },
  'announcement.recipient-given.v1': {
    shown: 'at-once',
    facts: ({ custodian, recipient }) => ({ custodian, recipient }),
  },
  'announcement.question-asked.v1': { shown: 'after-opening', facts: ({ question, digest }) => ({ question, digest }) },
  'announcement.question-answered.v1': {
    shown: 'at-once',
    facts: ({ question, text, answer }) => ({ question, text, answer }),
  },
  'announcement.project-cancelled.v1': { shown: 'at-once', facts: ({ notice, reason }) => ({ notice, reason }) },
  'bidding.bidder-registered.v1': { shown: 'after-opening', facts: () => ({}) },
  'bidding.security-recorded.v1': { shown: 'after-opening', facts: ({ state }) => ({ state }) },
  'bidding.bid-submitted.v1': received,
  'bidding.bid-replaced.v1': received,
  'bidding.bid-withdrawn.v1': { shown: 'after-opening', facts: ({ bid, version }) => ({ bid, version }) },
  'bidding.bidding-closed.v1': { shown: 'at-once', facts: ({ deadline }) => ({ deadline }) },
  'bidding.lot-opening-failed.v1': {
    shown: 'at-once',
    facts: ({ bids, minimum, rule }) => ({ bids, minimum, rule }),
  },
  'bidding.shares-released.v1': {
    shown: 'at-once',
    facts: ({ batch, custodian, releases }) => ({ batch, custodian, releases: releases.length }),
  },
  'bidding.bid-opened.v1': {
    shown: 'after-opening',
    facts: ({ bid, version, by, custodians }) => ({ bid, version, by, custodians }),
  },
  'bidding.bid-unopened.v1': {
    shown: 'after-opening',
    facts: ({ bid, version, reason, fault }) => ({ bid, version, reason, fault }),
  },
  'bidding.opening-completed.v1': {
    shown: 'at-once',
    facts: ({ entries }) => ({
      bids: entries.length,
      opened: entries.filter(({ outcome }) => outcome === 'opened').length,
    }),
  },
  'evaluation.draw-committed.v1': {
    shown: 'at-once',
    facts: ({ number, custodian, commitment }) => ({ number, custodian, commitment }),
  },
  'evaluation.draw-requested.v1': {
    shown: 'at-once',
    facts: ({ number, seats, candidates, excluded, requestDigest }) => ({
      number,
      seats,
      candidates,
      excluded,
      requestDigest,
    }),
  },
  'evaluation.draw-revealed.v1': {
    shown: 'at-once',
    facts: ({ number, custodian, randomness }) => ({ number, custodian, randomness }),
  },
  'evaluation.draw-voided.v1': {
    shown: 'at-once',
    facts: ({ number, reason, missing }) => ({ number, reason, missing }),
  },
  'evaluation.committee-drawn.v1': {
    shown: 'at-once',
    facts: ({ seats, candidates, excluded, requestDigest }) => ({ seats, candidates, excluded, requestDigest }),
  },
  'evaluation.member-recused.v1': { shown: 'at-once', facts: ({ replaced }) => ({ replaced }) },
  'evaluation.committee-formed.v1': { shown: 'at-once', facts: ({ members, experts }) => ({ members, experts }) },
  'evaluation.review-sheet-submitted.v1': { shown: 'at-once', facts: ({ digest }) => ({ digest }) },
  'evaluation.score-sheet-submitted.v1': { shown: 'at-once', facts: ({ digest }) => ({ digest }) },
  'evaluation.evaluation-completed.v1': {
    shown: 'at-once',
    facts: ({ outcome, documentDigest }) => ({ outcome, documentDigest }),
  },
  'evaluation.report-signed.v1': { shown: 'at-once', facts: ({ report }) => ({ ...report }) },
  'disclosure.candidates-published.v1': {
    shown: 'at-once',
    facts: ({ candidates, objectionsUntil }) => ({ candidates, objectionsUntil }),
  },
  'disclosure.objection-filed.v1': {
    shown: 'at-once',
    facts: ({ objection, answerDue, digest }) => ({ objection, answerDue, digest }),
  },
  'disclosure.objection-answered.v1': {
    shown: 'at-once',
    facts: ({ objection, upheld, digest }) => ({ objection, upheld, digest }),
  },
  'disclosure.award-determined.v1': {
    shown: 'at-once',
    facts: ({ award, bid, rank, bidder, price, passedOver }) => ({ award, bid, rank, bidder, price, passedOver }),
  },
  'disclosure.award-noticed.v1': {
    shown: 'at-once',
    facts: ({ award, notified, contractDue }) => ({ award, notified: notified.length, contractDue }),
  },
  'disclosure.contract-published.v1': {
    shown: 'at-once',
    facts: ({ contract, award, signedAt, price, performanceSecurity }) => ({
      contract,
      award,
      signedAt,
      price,
      ...(performanceSecurity && { performanceSecurity }),
    }),
  },
  'ledger.draw-anchored.v1': {
    shown: 'at-once',
    facts: ({ number, requestDigest, index }) => ({ number, requestDigest, index }),
  },
};

/** Every type of event that becomes a step of the register. */
export const STEP_TYPES = Object.keys(PUBLIC_STEPS) as EventType[];

/** How a type of event is told to the public. */
export function publicStep<Type extends EventType>(type: Type): PublicStep<Type> {
  return PUBLIC_STEPS[type];
}
