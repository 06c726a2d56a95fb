import { Type } from '@sinclair/typebox';
import { Instant, lotId, Sha256, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC } from '../secrecy';

/** Members stay unnamed until the result is public (EVA-03): only numbers and digests here. */
export const committeeDrawn = defineEvent('evaluation.committee-drawn.v1', {
  data: Type.Object({
    ...lotId,
    drawnAt: Instant,
    /** Whether every seat is taken; what is left vacant is drawn again. */
    filled: Type.Boolean(),
    seats: Type.Integer(),
    candidates: Type.Integer(),
    excluded: Type.Integer(),
    requestDigest: Sha256,
    /** Of draws by the platform's own randomness, before custodians gave it: SHA-256 of its 32 bytes. */
    randomnessDigest: Type.Optional(Sha256),
    /** Of draws by custodians' randomness: which one, and the seed from which anyone can draw again. */
    number: Type.Optional(Type.Integer({ minimum: 1 })),
    seed: Type.Optional(Sha256),
  }),
  name: { zh: '抽取评标专家', en: 'Experts drawn' },
  act: 'draw-committee',
  fact: ({ drawnAt, filled }) => ({ at: drawnAt, outcome: filled ? 'filled' : 'vacant' }),
  secrecy: PUBLIC,
  publicFacts: ({ seats, candidates, excluded, requestDigest, number, seed }) => ({
    seats,
    candidates,
    excluded,
    requestDigest,
    ...(number !== undefined && { number }),
    ...(seed !== undefined && { seed }),
  }),
});

export const memberRecused = defineEvent('evaluation.member-recused.v1', {
  data: Type.Object({
    ...lotId,
    recusedAt: Instant,
    replaced: Type.Boolean(),
    /** Under which pseudonym it sat: that of its draw. */
    member: Type.Optional(Uuid),
  }),
  name: { zh: '评委回避', en: 'Member recused' },
  act: 'recuse-member',
  fact: ({ recusedAt, replaced }) => ({ at: recusedAt, outcome: replaced ? 'replaced' : 'vacant' }),
  secrecy: PUBLIC,
  publicFacts: ({ replaced }) => ({ replaced }),
});

export const committeeFormed = defineEvent('evaluation.committee-formed.v1', {
  data: Type.Object({
    ...lotId,
    formedAt: Instant,
    members: Type.Integer(),
    experts: Type.Integer(),
    /** Account ids of the members, so that bidding can show them the opened bids; the public log takes only a hash. */
    subjects: Type.Array(Type.String()),
    /** SHA-256 of the 32 random bytes from which a tie would be drawn: fixed before the first finding. */
    tieRandomnessDigest: Type.Optional(Sha256),
  }),
  name: { zh: '组建评标委员会', en: 'Committee formed' },
  act: 'form-committee',
  fact: ({ formedAt }) => ({ at: formedAt }),
  // Accounts are of no use to the public, and tell who a member is before the result may be told (EVA-03).
  secrecy: { kind: 'hashed', disclosedWith: [] },
  publicFacts: ({ members, experts }) => ({ members, experts }),
});
