import { Type, type Static } from '@sinclair/typebox';
import { Instant, lotId, Money, OrganisationRef, Sha256, Uuid } from './common';

/** Members stay unnamed until the result is public (EVA-03): only numbers and digests here. */
export const CommitteeDrawn = Type.Object({
  ...lotId,
  drawnAt: Instant,
  seats: Type.Integer(),
  candidates: Type.Integer(),
  excluded: Type.Integer(),
  requestDigest: Sha256,
  /** SHA-256 of the 32 random bytes of the draw, so that the published ones can be told to be those. */
  randomnessDigest: Type.Optional(Sha256),
});
export const MemberRecused = Type.Object({ ...lotId, recusedAt: Instant, replaced: Type.Boolean() });
export const CommitteeFormed = Type.Object({
  ...lotId,
  formedAt: Instant,
  members: Type.Integer(),
  experts: Type.Integer(),
  /** Account ids of the members, so that bidding can show them the opened bids; the public log takes only a hash. */
  subjects: Type.Array(Type.String()),
  /** SHA-256 of the 32 random bytes from which a tie would be drawn: fixed before the first finding. */
  tieRandomnessDigest: Type.Optional(Sha256),
});
/** The sheet itself stays sealed in the service; its salted digest fixes it. */
export const ScoreSheetSubmitted = Type.Object({ ...lotId, submittedAt: Instant, digest: Sha256 });

const Score = Type.Object({ criterion: Type.String(), score: Type.String() });

export const RankedBid = Type.Object({
  bid: Uuid,
  bidder: OrganisationRef,
  price: Money,
  responsive: Type.Boolean(),
  rejections: Type.Array(Type.Object({ requirement: Type.String(), reason: Type.String() })),
  scores: Type.Array(Score),
  total: Type.Optional(Type.String()),
  rank: Type.Optional(Type.Integer()),
  tieResolvedBy: Type.Optional(Type.String()),
});
export type RankedBid = Static<typeof RankedBid>;

export const EvaluationCompleted = Type.Object({
  ...lotId,
  completedAt: Instant,
  outcome: Type.Union([Type.Literal('ranked'), Type.Literal('all-rejected')]),
  bids: Type.Array(RankedBid),
  /** Bid ids, best first, at most three (EVA-08). */
  candidates: Type.Array(Uuid),
  /** Digest of the canonical evaluation document from which anyone can recompute the ranking. */
  documentDigest: Sha256,
});
export type EvaluationCompleted = Static<typeof EvaluationCompleted>;

/** Every member has signed, dissented, or is taken to consent (EVA-07). With the result, the names may be told (EVA-03). */
export const ReportSigned = Type.Object({
  ...lotId,
  signedAt: Instant,
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
});
export type ReportSigned = Static<typeof ReportSigned>;

export const evaluationEvents = {
  'evaluation.committee-drawn.v1': CommitteeDrawn,
  'evaluation.member-recused.v1': MemberRecused,
  'evaluation.committee-formed.v1': CommitteeFormed,
  'evaluation.score-sheet-submitted.v1': ScoreSheetSubmitted,
  'evaluation.evaluation-completed.v1': EvaluationCompleted,
  'evaluation.report-signed.v1': ReportSigned,
} as const;
