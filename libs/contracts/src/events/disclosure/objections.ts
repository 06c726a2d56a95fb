import { Type } from '@sinclair/typebox';
import { Instant, lotId, Sha256, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC } from '../secrecy';

/**
 * `objectorDigest` fixes who objects without telling it: SHA-256 of the canonical JSON of `{objector, objectorName, interest, salt}`
 * with the salt of the grounds.
 */
export const objectionFiled = defineEvent('disclosure.objection-filed.v1', {
  data: Type.Object({
    ...lotId,
    objection: Uuid,
    filedAt: Instant,
    answerDue: Instant,
    digest: Sha256,
    objectorDigest: Type.Optional(Sha256),
  }),
  name: { zh: '提出异议', en: 'Objection filed' },
  act: 'file-objection',
  fact: ({ filedAt, objection, answerDue }) => ({ at: filedAt, item: objection, itemDue: answerDue }),
  secrecy: PUBLIC,
  publicFacts: ({ objection, answerDue, digest }) => ({ objection, answerDue, digest }),
});

export const objectionAnswered = defineEvent('disclosure.objection-answered.v1', {
  data: Type.Object({
    ...lotId,
    objection: Uuid,
    answeredAt: Instant,
    upheld: Type.Boolean(),
    digest: Sha256,
  }),
  name: { zh: '答复异议', en: 'Objection answered' },
  act: 'answer-objection',
  fact: ({ answeredAt, objection, upheld }) => ({
    at: answeredAt,
    item: objection,
    outcome: upheld ? 'upheld' : 'rejected',
  }),
  secrecy: PUBLIC,
  publicFacts: ({ objection, upheld, digest }) => ({ objection, upheld, digest }),
});

/** What becomes of the result after an objection to it was upheld (DIS-02, DIS-03); the reason is for all to read. */
export const objectionDecided = defineEvent('disclosure.objection-decided.v1', {
  data: Type.Object({
    ...lotId,
    objection: Uuid,
    decidedAt: Instant,
    outcome: Type.Union([Type.Literal('stands'), Type.Literal('excludes'), Type.Literal('fails')]),
    /** Bids of the candidates that may not win any more; of `excludes` alone. */
    excluded: Type.Array(Uuid),
    reason: Type.String(),
  }),
  name: { zh: '异议成立后的处理决定', en: 'Decision on an upheld objection' },
  act: 'decide-objection',
  fact: ({ decidedAt, objection, outcome }) => ({ at: decidedAt, item: objection, outcome }),
  secrecy: PUBLIC,
  publicFacts: ({ objection, outcome, excluded, reason }) => ({ objection, outcome, excluded, reason }),
});
