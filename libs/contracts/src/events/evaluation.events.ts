import { Type, type Static } from '@sinclair/typebox';
import { Instant, lotId, Money, OrganisationRef, Sha256, Uuid } from './common';

/** Number of a draw of a lot's committee, from 1; a draw that was voided keeps its number. */
const drawId = { ...lotId, number: Type.Integer({ minimum: 1 }) };
const Base64 = Type.String({ pattern: '^[A-Za-z0-9+/]+={0,2}$' });

/** A custodian's commitment to 32 random bytes, before a draw can be requested. */
export const DrawCommitted = Type.Object({
  ...drawId,
  /** The custodian's account (`sub`). */
  custodian: Type.String(),
  /** SHA-256 of the bytes. */
  commitment: Sha256,
  signature: Base64,
  committedAt: Instant,
});
/** A draw is asked for: from here on its list, seats and commitments are fixed by the digest of the canonical request. */
export const DrawRequested = Type.Object({
  ...drawId,
  requestedAt: Instant,
  seats: Type.Integer(),
  candidates: Type.Integer(),
  excluded: Type.Integer(),
  requestDigest: Sha256,
  commitments: Type.Array(Type.Object({ custodian: Type.String(), commitment: Sha256 })),
  /** Custodians of the project who had not committed, and so take no part. */
  absent: Type.Array(Type.String()),
});
/** A custodian's 32 bytes, shown once it has seen the request in a witnessed checkpoint with that root. */
export const DrawRevealed = Type.Object({
  ...drawId,
  custodian: Type.String(),
  /** The bytes in hex. */
  randomness: Sha256,
  /** Root hash of the checkpoint, base64. */
  root: Base64,
  signature: Base64,
  revealedAt: Instant,
});
/** A draw came to nothing: a case for supervision. */
export const DrawVoided = Type.Object({
  ...drawId,
  voidedAt: Instant,
  reason: Type.Union([Type.Literal('reveal-missing'), Type.Literal('not-anchored')]),
  /** Custodians who committed and did not reveal. */
  missing: Type.Array(Type.String()),
});

/** Members stay unnamed until the result is public (EVA-03): only numbers and digests here. */
export const CommitteeDrawn = Type.Object({
  ...lotId,
  drawnAt: Instant,
  seats: Type.Integer(),
  candidates: Type.Integer(),
  excluded: Type.Integer(),
  requestDigest: Sha256,
  /** Of draws by the platform's own randomness, before custodians gave it: SHA-256 of its 32 bytes. */
  randomnessDigest: Type.Optional(Sha256),
  /** Of draws by custodians' randomness: which one, and the seed from which anyone can draw again. */
  number: Type.Optional(Type.Integer({ minimum: 1 })),
  seed: Type.Optional(Sha256),
});
export const MemberRecused = Type.Object({
  ...lotId,
  recusedAt: Instant,
  replaced: Type.Boolean(),
  /** Under which pseudonym it sat: that of its draw. */
  member: Type.Optional(Uuid),
});
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

/** A member's findings are fixed in the same way. */
export const ReviewSheetSubmitted = Type.Object({ ...lotId, submittedAt: Instant, digest: Sha256 });

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
  'evaluation.draw-committed.v1': DrawCommitted,
  'evaluation.draw-requested.v1': DrawRequested,
  'evaluation.draw-revealed.v1': DrawRevealed,
  'evaluation.draw-voided.v1': DrawVoided,
  'evaluation.committee-drawn.v1': CommitteeDrawn,
  'evaluation.member-recused.v1': MemberRecused,
  'evaluation.committee-formed.v1': CommitteeFormed,
  'evaluation.review-sheet-submitted.v1': ReviewSheetSubmitted,
  'evaluation.score-sheet-submitted.v1': ScoreSheetSubmitted,
  'evaluation.evaluation-completed.v1': EvaluationCompleted,
  'evaluation.report-signed.v1': ReportSigned,
} as const;
