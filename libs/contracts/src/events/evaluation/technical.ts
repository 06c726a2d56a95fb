import { Type } from '@sinclair/typebox';
import { Instant, lotId, Sha256, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC } from '../secrecy';
import { PassedBid, Rejections } from './result';

/**
 * The committee has found whose technical envelope passes (OPN-06). Public at once: by it the custodians release what opens the prices of those who
 * passed, and of nobody else.
 */
export const technicalConcluded = defineEvent('evaluation.technical-concluded.v1', {
  data: Type.Object({
    ...lotId,
    concludedAt: Instant,
    passed: Type.Array(PassedBid, { minItems: 1 }),
    rejected: Type.Array(Type.Object({ bid: Uuid, version: Type.Integer({ minimum: 1 }), rejections: Rejections })),
    /** What each bid scored so far, without the price; left out where nothing is scored. */
    scores: Type.Optional(Type.Array(Type.Object({ bid: Uuid, total: Type.String() }))),
    /** Digest of the canonical evaluation document as it stands, from which anyone can recompute who passed. */
    documentDigest: Sha256,
  }),
  name: { zh: '技术评审完成', en: 'Technical review concluded' },
  act: 'conclude-technical',
  fact: ({ concludedAt }) => ({ at: concludedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ passed, rejected, scores, documentDigest }) => ({
    passed,
    rejected,
    ...(scores && { scores }),
    documentDigest,
  }),
});
