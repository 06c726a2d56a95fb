import { Type } from '@sinclair/typebox';
import { Instant, projectId, Sha256, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { FIRST_ROUND, SEALED_UNTIL_OPENING } from '../secrecy';

/**
 * Who obtained the tender documents stays secret until opening (ANN-09): an id that means nothing outside the service, and no count.
 * `digest` fixes the bidder and its payment reference: SHA-256 of the canonical JSON of `{bidder, paymentReference, salt}`, of which
 * nothing is told.
 */
export const bidderRegistered = defineEvent('bidding.bidder-registered.v1', {
  data: Type.Object({
    ...projectId,
    registration: Uuid,
    registeredAt: Instant,
    digest: Type.Optional(Sha256),
  }),
  name: { zh: '获取招标文件', en: 'Tender documents obtained' },
  act: 'register',
  fact: ({ registeredAt }) => ({ at: registeredAt }),
  secrecy: SEALED_UNTIL_OPENING,
  offers: () => FIRST_ROUND,
  publicFacts: () => ({}),
});
