import { Type } from '@sinclair/typebox';
import { lotId, Sha256, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC } from '../secrecy';

/**
 * A draw request stands in the public log, under the first checkpoint after it that a quorum of witnesses cosigned: the root hash
 * is fixed before any custodian reveals.
 */
export const drawAnchored = defineEvent('ledger.draw-anchored.v1', {
  data: Type.Object({
    ...lotId,
    number: Type.Integer({ minimum: 1 }),
    requestDigest: Sha256,
    /** The event that asked for the draw. */
    event: Uuid,
    /** Text of its entry in the log, so that the path below can be followed from it. */
    entry: Type.Optional(Type.String()),
    /** Index of that entry. */
    index: Type.Integer({ minimum: 0 }),
    /** RFC 6962 inclusion path, base64. */
    proof: Type.Array(Type.String()),
    /** C2SP checkpoint with the log's signature and the cosignatures. */
    checkpoint: Type.String(),
  }),
  name: { zh: '抽取锚定于公开日志', en: 'Draw anchored in the log' },
  act: 'anchor-draw',
  fact: () => ({}),
  secrecy: PUBLIC,
  publicFacts: ({ number, requestDigest, index }) => ({ number, requestDigest, index }),
});
