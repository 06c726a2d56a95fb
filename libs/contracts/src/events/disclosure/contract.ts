import { Type } from '@sinclair/typebox';
import { Instant, lotId, Money, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC } from '../secrecy';

/** That a winner does not sign (DIS-05) or gives no performance security (DIS-06), and who says so. */
export const contractRefused = defineEvent('disclosure.contract-refused.v1', {
  data: Type.Object({
    ...lotId,
    refusal: Uuid,
    award: Uuid,
    bid: Uuid,
    recordedAt: Instant,
    reason: Type.Union([Type.Literal('contract-refused'), Type.Literal('no-performance-security')]),
    /** The owner may say so only once the time for the contract is over. */
    statedBy: Type.Union([Type.Literal('winner'), Type.Literal('owner')]),
    statement: Type.String(),
  }),
  name: { zh: '中标人未订立合同', en: 'Winner does not sign the contract' },
  act: 'refuse-contract',
  fact: ({ recordedAt }) => ({ at: recordedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ refusal, award, bid, reason, statedBy, statement }) => ({
    refusal,
    award,
    bid,
    reason,
    statedBy,
    statement,
  }),
});

/** The owner lets a lot fail whose winner refused the contract, to tender again instead of taking the next candidate (DIS-03); the reason is for all to read. */
export const lotFailed = defineEvent('disclosure.lot-failed.v1', {
  data: Type.Object({
    ...lotId,
    award: Uuid,
    /** The refusal of the contract that it rests on. */
    refusal: Uuid,
    failedAt: Instant,
    reason: Type.String(),
  }),
  name: { zh: '宣布本标段失败', en: 'Lot declared failed' },
  act: 'declare-failed',
  fact: ({ failedAt }) => ({ at: failedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ award, refusal, reason }) => ({ award, refusal, reason }),
});

export const contractPublished = defineEvent('disclosure.contract-published.v1', {
  data: Type.Object({
    ...lotId,
    contract: Uuid,
    award: Uuid,
    signedAt: Instant,
    publishedAt: Instant,
    price: Money,
    performanceSecurity: Type.Optional(Money),
  }),
  name: { zh: '公开合同', en: 'Contract published' },
  act: 'publish-contract',
  fact: ({ signedAt }) => ({ at: signedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ contract, award, signedAt, price, performanceSecurity }) => ({
    contract,
    award,
    signedAt,
    price,
    ...(performanceSecurity && { performanceSecurity }),
  }),
});
