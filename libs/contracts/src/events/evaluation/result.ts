import { type Static, Type } from '@sinclair/typebox';
import { Instant, lotId, Money, OrganisationRef, Sha256, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { candidatesPublished } from '../disclosure/candidates';
import { resultPublished } from '../disclosure/result';
import { PUBLIC, type Secrecy } from '../secrecy';

/** The result is told to all at the same moment: when the candidates are published (DIS-01), or the result itself where there are none to publish (GP-07). */
export const UNTIL_RESULT: Secrecy = {
  kind: 'hashed',
  disclosedWith: [candidatesPublished.type, resultPublished.type],
};

const Outcome = Type.Union([Type.Literal('ranked'), Type.Literal('all-rejected')]);

/** A version of a bid that passed a review. */
export const PassedBid = Type.Object({ bid: Uuid, version: Type.Integer({ minimum: 1 }) });

export const Rejections = Type.Array(Type.Object({ requirement: Type.String(), reason: Type.String() }));

const Score = Type.Object({ criterion: Type.String(), score: Type.String() });

export const RankedBid = Type.Object({
  bid: Uuid,
  bidder: OrganisationRef,
  /** Left out of one whose price was never opened. */
  price: Type.Optional(Money),
  responsive: Type.Boolean(),
  /** Why a bid that passed is not ranked: its bidder left, gave no final offer, or its price would not open. */
  unpriced: Type.Optional(Type.String()),
  rejections: Rejections,
  scores: Type.Array(Score),
  total: Type.Optional(Type.String()),
  rank: Type.Optional(Type.Integer()),
  tieResolvedBy: Type.Optional(Type.String()),
});
export type RankedBid = Static<typeof RankedBid>;

export const evaluationCompleted = defineEvent('evaluation.evaluation-completed.v1', {
  data: Type.Object({
    ...lotId,
    completedAt: Instant,
    outcome: Outcome,
    bids: Type.Array(RankedBid),
    /** Bid ids, best first, at most three (EVA-08). */
    candidates: Type.Array(Uuid),
    /** Digest of the canonical evaluation document from which anyone can recompute the ranking. */
    documentDigest: Sha256,
  }),
  name: { zh: '评标完成', en: 'Evaluation completed' },
  act: 'complete-evaluation',
  fact: ({ completedAt, outcome }) => ({ at: completedAt, outcome }),
  secrecy: UNTIL_RESULT,
  publicFacts: ({ outcome, documentDigest }) => ({ outcome, documentDigest }),
});

/** Every member has signed, dissented, or is taken to consent (EVA-07). With the result, the names may be told (EVA-03). */
export const reportSigned = defineEvent('evaluation.report-signed.v1', {
  data: Type.Object({
    ...lotId,
    signedAt: Instant,
    /** Of the evaluation. */
    outcome: Outcome,
    members: Type.Array(
      Type.Object({
        name: Type.String(),
        kind: Type.Union([Type.Literal('expert'), Type.Literal('tenderer-representative')]),
        position: Type.Union([Type.Literal('signed'), Type.Literal('dissented'), Type.Literal('deemed-consent')]),
        dissent: Type.Optional(Type.String()),
      }),
    ),
    report: Type.Object({ sha256: Sha256, pdfSha256: Sha256 }),
    /** The canonical evaluation document: criteria, sheets, reviews, prices, ranking. */
    document: Type.Unknown(),
  }),
  name: { zh: '评标报告签署完成', en: 'Evaluation report signed' },
  act: 'conclude-report',
  fact: ({ signedAt, outcome }) => ({ at: signedAt, outcome }),
  secrecy: UNTIL_RESULT,
  publicFacts: ({ report }) => ({ ...report }),
});

/** The committee has found which bids meet the published requirements, and goes on to score them or to consult those who handed them in. */
export const reviewConcluded = defineEvent('evaluation.review-concluded.v1', {
  data: Type.Object({
    ...lotId,
    concludedAt: Instant,
    /** Where another round follows: those who may take part in it. */
    passed: Type.Optional(Type.Array(PassedBid)),
  }),
  name: { zh: '初步评审完成', en: 'Review concluded' },
  act: 'conclude-review',
  fact: ({ concludedAt }) => ({ at: concludedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ passed }) => (passed ? { passed } : {}),
});
