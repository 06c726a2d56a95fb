import { Type } from '@sinclair/typebox';
import { Instant, lotId, Money, OrganisationRef, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC } from '../secrecy';

/** The result is published where no candidates are (GP-07); with it all that was secret until the result may be told. */
export const resultPublished = defineEvent('disclosure.result-published.v1', {
  data: Type.Object({
    ...lotId,
    publishedAt: Instant,
    award: Uuid,
    bid: Uuid,
    winner: OrganisationRef,
    price: Money,
    /** First instant at which a challenge is late (GP-08). */
    challengesUntil: Instant,
  }),
  name: { zh: '公告成交结果', en: 'Result published' },
  act: 'publish-result',
  fact: ({ publishedAt, award, challengesUntil }) => ({
    at: publishedAt,
    item: award,
    ends: { challenge: challengesUntil },
  }),
  secrecy: PUBLIC,
  publicFacts: ({ award, bid, winner, price, challengesUntil }) => ({ award, bid, winner, price, challengesUntil }),
});
