import { Type } from '@sinclair/typebox';
import { Instant, lotId, Sha256 } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC } from '../secrecy';

/** Number of a draw of a lot's committee, from 1; a draw that was voided keeps its number. */
const drawId = { ...lotId, number: Type.Integer({ minimum: 1 }) };
const Base64 = Type.String({ pattern: '^[A-Za-z0-9+/]+={0,2}$' });

/** A custodian's commitment to 32 random bytes, before a draw can be requested. */
export const drawCommitted = defineEvent('evaluation.draw-committed.v1', {
  data: Type.Object({
    ...drawId,
    /** The custodian's account (`sub`). */
    custodian: Type.String(),
    /** SHA-256 of the bytes. */
    commitment: Sha256,
    signature: Base64,
    committedAt: Instant,
  }),
  name: { zh: '承诺抽取随机数', en: 'Randomness committed' },
  act: 'commit-randomness',
  fact: ({ committedAt }) => ({ at: committedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ number, custodian, commitment }) => ({ number, custodian, commitment }),
});

/** A draw is asked for: from here on its list, seats and commitments are fixed by the digest of the canonical request. */
export const drawRequested = defineEvent('evaluation.draw-requested.v1', {
  data: Type.Object({
    ...drawId,
    requestedAt: Instant,
    seats: Type.Integer(),
    candidates: Type.Integer(),
    excluded: Type.Integer(),
    requestDigest: Sha256,
    commitments: Type.Array(Type.Object({ custodian: Type.String(), commitment: Sha256 })),
    /** Custodians of the project who had not committed, and so take no part. */
    absent: Type.Array(Type.String()),
  }),
  name: { zh: '申请抽取专家', en: 'Draw of experts requested' },
  act: 'request-draw',
  fact: ({ requestedAt }) => ({ at: requestedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ number, seats, candidates, excluded, requestDigest }) => ({
    number,
    seats,
    candidates,
    excluded,
    requestDigest,
  }),
});

/** A custodian's 32 bytes, shown once it has seen the request in a witnessed checkpoint with that root. */
export const drawRevealed = defineEvent('evaluation.draw-revealed.v1', {
  data: Type.Object({
    ...drawId,
    custodian: Type.String(),
    /** The bytes in hex. */
    randomness: Sha256,
    /** Root hash of the checkpoint, base64. */
    root: Base64,
    signature: Base64,
    revealedAt: Instant,
  }),
  name: { zh: '公开抽取随机数', en: 'Randomness revealed' },
  act: 'reveal-randomness',
  fact: ({ revealedAt }) => ({ at: revealedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ number, custodian, randomness }) => ({ number, custodian, randomness }),
});

/** A draw came to nothing: a case for supervision. */
export const drawVoided = defineEvent('evaluation.draw-voided.v1', {
  data: Type.Object({
    ...drawId,
    voidedAt: Instant,
    reason: Type.Union([Type.Literal('reveal-missing'), Type.Literal('not-anchored')]),
    /** Custodians who committed and did not reveal. */
    missing: Type.Array(Type.String()),
  }),
  name: { zh: '抽取作废', en: 'Draw void' },
  act: 'void-draw',
  fact: ({ voidedAt }) => ({ at: voidedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ number, reason, missing }) => ({ number, reason, missing }),
});
