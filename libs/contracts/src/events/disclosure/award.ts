import { Type } from '@sinclair/typebox';
import { Instant, lotId, Money, OrganisationRef, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC } from '../secrecy';

export const awardDetermined = defineEvent('disclosure.award-determined.v1', {
  data: Type.Object({
    ...lotId,
    determinedAt: Instant,
    award: Uuid,
    bid: Uuid,
    rank: Type.Integer(),
    bidder: OrganisationRef,
    price: Money,
    /** Why not the first candidate (DIS-03). */
    passedOver: Type.Array(Type.Object({ bid: Uuid, reason: Type.String(), statement: Type.String() })),
  }),
  name: { zh: '确定中标人', en: 'Winner determined' },
  act: 'award',
  fact: ({ determinedAt, award }) => ({ at: determinedAt, item: award }),
  secrecy: PUBLIC,
  publicFacts: ({ award, bid, rank, bidder, price, passedOver }) => ({ award, bid, rank, bidder, price, passedOver }),
});

/** A cancellation came before the award in the order of the project's events: the award is void (ANN-11). */
export const awardVoided = defineEvent('disclosure.award-voided.v1', {
  data: Type.Object({
    ...lotId,
    award: Uuid,
    bid: Uuid,
    voidedAt: Instant,
    /** Id of the notice that cancelled the tender. */
    notice: Uuid,
  }),
  name: { zh: '定标因终止招标无效', en: 'Award void: the tender was cancelled before it' },
  act: 'void-award',
  fact: ({ voidedAt, award }) => ({ at: voidedAt, item: award }),
  secrecy: PUBLIC,
  publicFacts: ({ award, bid, notice }) => ({ award, bid, notice }),
});

/** The winner's notice and the result to all bidders are one act (DIS-04). */
export const awardNoticed = defineEvent('disclosure.award-noticed.v1', {
  data: Type.Object({
    ...lotId,
    award: Uuid,
    noticedAt: Instant,
    winner: Type.String(),
    notified: Type.Array(Type.String()),
    contractDue: Instant,
  }),
  name: { zh: '发出中标通知书', en: 'Award notice given' },
  act: 'notice-award',
  fact: ({ noticedAt, contractDue }) => ({ at: noticedAt, ends: { contractWithin: contractDue } }),
  secrecy: PUBLIC,
  publicFacts: ({ award, notified, contractDue }) => ({ award, notified: notified.length, contractDue }),
});
