import { Type } from '@sinclair/typebox';
import { Instant, lotId, Sha256, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC } from '../secrecy';

/**
 * The result is challenged (GP-08). `challengerDigest` fixes who does without telling it: SHA-256 of the canonical JSON of
 * `{objector, objectorName, interest, salt}` with the salt of the grounds, as of an objection.
 */
export const challengeFiled = defineEvent('disclosure.challenge-filed.v1', {
  data: Type.Object({
    ...lotId,
    challenge: Uuid,
    filedAt: Instant,
    answerDue: Instant,
    digest: Sha256,
    challengerDigest: Type.Optional(Sha256),
  }),
  name: { zh: '提出质疑', en: 'Challenge filed' },
  act: 'file-challenge',
  fact: ({ filedAt, challenge, answerDue }) => ({ at: filedAt, item: challenge, itemDue: answerDue }),
  secrecy: PUBLIC,
  publicFacts: ({ challenge, answerDue, digest }) => ({ challenge, answerDue, digest }),
});

export const challengeAnswered = defineEvent('disclosure.challenge-answered.v1', {
  data: Type.Object({
    ...lotId,
    challenge: Uuid,
    answeredAt: Instant,
    upheld: Type.Boolean(),
    digest: Sha256,
  }),
  name: { zh: '答复质疑', en: 'Challenge answered' },
  act: 'answer-challenge',
  fact: ({ answeredAt, challenge, upheld }) => ({
    at: answeredAt,
    item: challenge,
    outcome: upheld ? 'upheld' : 'rejected',
  }),
  secrecy: PUBLIC,
  publicFacts: ({ challenge, upheld, digest }) => ({ challenge, upheld, digest }),
});
