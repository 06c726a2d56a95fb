import { Type } from '@sinclair/typebox';
import { Instant, lotId, projectId, Sha256, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC, SEALED_UNTIL_OPENING } from '../secrecy';

/** `digest` fixes what is not for the public: SHA-256 of the canonical JSON of `{payment, amount, payerAccount, salt}`. */
export const securityRecorded = defineEvent('bidding.security-recorded.v1', {
  data: Type.Object({
    ...projectId,
    registration: Uuid,
    recordedAt: Instant,
    digest: Type.Optional(Sha256),
  }),
  name: { zh: '记录投标保证金', en: 'Bid security recorded' },
  act: 'record-security',
  fact: ({ recordedAt }) => ({ at: recordedAt }),
  secrecy: SEALED_UNTIL_OPENING,
  publicFacts: () => ({}),
});

/** That a security went back (BID-03, DIS-05, ANN-11), for what and until when it was to; `digest` as of its payment. */
export const securityReturned = defineEvent('bidding.security-returned.v1', {
  data: Type.Object({
    ...projectId,
    registration: Uuid,
    returnedAt: Instant,
    cause: Type.String(),
    /** First instant at which the return was overdue. */
    due: Instant,
    digest: Type.Optional(Sha256),
  }),
  name: { zh: '退还投标保证金', en: 'Bid security returned' },
  act: 'return-security',
  fact: ({ returnedAt }) => ({ at: returnedAt }),
  secrecy: SEALED_UNTIL_OPENING,
  publicFacts: ({ cause, due }) => ({ cause, due }),
});

/**
 * That the tenderer keeps a security, and the bid that gave it the ground (BID-05, DIS-05, DIS-06). `digest` as of its payment, with
 * `statement` too: the tenderer's words are for its bidder.
 */
export const securityForfeited = defineEvent('bidding.security-forfeited.v1', {
  data: Type.Object({
    ...lotId,
    registration: Uuid,
    bid: Uuid,
    forfeitedAt: Instant,
    reason: Type.String(),
    digest: Type.Optional(Sha256),
  }),
  name: { zh: '不予退还投标保证金', en: 'Bid security forfeited' },
  act: 'forfeit-security',
  fact: ({ forfeitedAt }) => ({ at: forfeitedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ bid, reason }) => ({ bid, reason }),
});
