import { Type } from '@sinclair/typebox';
import { Instant, lotId, Money, OrganisationRef, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC } from '../secrecy';

export const candidatesPublished = defineEvent('disclosure.candidates-published.v1', {
  data: Type.Object({
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
  }),
  name: { zh: '公示中标候选人', en: 'Candidates published' },
  act: 'publish-candidates',
  fact: ({ publishedAt, objectionsUntil }) => ({ at: publishedAt, ends: { objection: objectionsUntil } }),
  secrecy: PUBLIC,
  publicFacts: ({ candidates, objectionsUntil }) => ({ candidates, objectionsUntil }),
});
