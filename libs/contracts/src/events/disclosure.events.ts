import { Type, type Static } from '@sinclair/typebox';
import { Instant, lotId, Money, OrganisationRef, Sha256, Uuid } from './common';

export const CandidatesPublished = Type.Object({
  ...lotId,
  publishedAt: Instant,
  candidates: Type.Array(
    Type.Object({
      rank: Type.Integer(),
      bid: Uuid,
      bidder: OrganisationRef,
      price: Money,
      total: Type.Optional(Type.String()),
    }),
  ),
  /** First instant at which an objection is late (DIS-02). */
  objectionsUntil: Instant,
});
/**
 * `objectorDigest` fixes who objects without telling it: SHA-256 of the canonical JSON of `{objector, objectorName, interest, salt}`
 * with the salt of the grounds.
 */
export const ObjectionFiled = Type.Object({
  ...lotId,
  objection: Uuid,
  filedAt: Instant,
  answerDue: Instant,
  digest: Sha256,
  objectorDigest: Type.Optional(Sha256),
});
export const ObjectionAnswered = Type.Object({
  ...lotId,
  objection: Uuid,
  answeredAt: Instant,
  upheld: Type.Boolean(),
  digest: Sha256,
});
/** What becomes of the result after an objection to it was upheld (DIS-02, DIS-03); the reason is for all to read. */
export const ObjectionDecided = Type.Object({
  ...lotId,
  objection: Uuid,
  decidedAt: Instant,
  outcome: Type.Union([Type.Literal('stands'), Type.Literal('excludes'), Type.Literal('fails')]),
  /** Bids of the candidates that may not win any more; of `excludes` alone. */
  excluded: Type.Array(Uuid),
  reason: Type.String(),
});
export const AwardDetermined = Type.Object({
  ...lotId,
  determinedAt: Instant,
  award: Uuid,
  bid: Uuid,
  rank: Type.Integer(),
  bidder: OrganisationRef,
  price: Money,
  /** Why not the first candidate (DIS-03). */
  passedOver: Type.Array(Type.Object({ bid: Uuid, reason: Type.String(), statement: Type.String() })),
});
export type AwardDetermined = Static<typeof AwardDetermined>;
/** A cancellation came before the award in the order of the project's events: the award is void (ANN-11). */
export const AwardVoided = Type.Object({
  ...lotId,
  award: Uuid,
  bid: Uuid,
  voidedAt: Instant,
  /** Id of the notice that cancelled the tender. */
  notice: Uuid,
});
/** The winner's notice and the result to all bidders are one act (DIS-04). */
export const AwardNoticed = Type.Object({
  ...lotId,
  award: Uuid,
  noticedAt: Instant,
  winner: Type.String(),
  notified: Type.Array(Type.String()),
  contractDue: Instant,
});
/** That a winner does not sign (DIS-05) or gives no performance security (DIS-06), and who says so. */
export const ContractRefused = Type.Object({
  ...lotId,
  refusal: Uuid,
  award: Uuid,
  bid: Uuid,
  recordedAt: Instant,
  reason: Type.Union([Type.Literal('contract-refused'), Type.Literal('no-performance-security')]),
  /** The owner may say so only once the time for the contract is over. */
  statedBy: Type.Union([Type.Literal('winner'), Type.Literal('owner')]),
  statement: Type.String(),
});
export const ContractPublished = Type.Object({
  ...lotId,
  contract: Uuid,
  award: Uuid,
  signedAt: Instant,
  publishedAt: Instant,
  price: Money,
  performanceSecurity: Type.Optional(Money),
});

export const disclosureEvents = {
  'disclosure.candidates-published.v1': CandidatesPublished,
  'disclosure.objection-filed.v1': ObjectionFiled,
  'disclosure.objection-answered.v1': ObjectionAnswered,
  'disclosure.objection-decided.v1': ObjectionDecided,
  'disclosure.award-determined.v1': AwardDetermined,
  'disclosure.award-voided.v1': AwardVoided,
  'disclosure.award-noticed.v1': AwardNoticed,
  'disclosure.contract-refused.v1': ContractRefused,
  'disclosure.contract-published.v1': ContractPublished,
} as const;
