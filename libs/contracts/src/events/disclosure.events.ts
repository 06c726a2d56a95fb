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
/** The winner's notice and the result to all bidders are one act (DIS-04). */
export const AwardNoticed = Type.Object({
  ...lotId,
  award: Uuid,
  noticedAt: Instant,
  winner: Type.String(),
  notified: Type.Array(Type.String()),
  contractDue: Instant,
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
  'disclosure.award-determined.v1': AwardDetermined,
  'disclosure.award-noticed.v1': AwardNoticed,
  'disclosure.contract-published.v1': ContractPublished,
} as const;
