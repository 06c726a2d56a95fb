import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type DrawAnchor } from './draw-anchor';
import { drawAgain, type DrawRecord, identityCommitment, seatAgain } from '../fixtures/independent-draw';

type Vector = DrawRecord & {
  readonly requestDigest: string;
  readonly verificationKeys: Readonly<Record<string, string>>;
  readonly anchor: DrawAnchor;
  readonly seed: string;
  readonly tieSeed: string;
  readonly orders: { category: string; count: number; order: string[] }[];
  readonly identities: Readonly<Record<string, Record<'expert' | 'name' | 'salt' | 'text' | 'commitment', string>>>;
  readonly seatings: readonly {
    readonly recused: readonly string[];
    readonly passedOver: readonly string[];
    readonly seated: readonly { id: string; category: string }[];
  }[];
};

const { rounds } = JSON.parse(
  readFileSync(new URL('../../../../docs/spec/expert-draw-vectors.json', import.meta.url), 'utf8'),
) as { rounds: Vector[] };

describe.each(rounds)('draw $request.number of the vectors, done again without our code (EVA-02)', (vector) => {
  it('gives the published digest, seeds and orders', () => {
    const { requestDigest, seed, tieSeed, orders } = vector;
    expect(drawAgain(vector, vector.verificationKeys)).toEqual({ requestDigest, seed, tieSeed, orders });
  });

  it('commits to who each candidate is, and to nobody else', () => {
    for (const { id, commitment } of vector.request.candidates) {
      const identity = vector.identities[id];
      if (!identity) throw new Error(`nobody is ${id}`);
      const { expert, name, salt } = identity;
      expect(JSON.parse(identity.text)).toEqual({ expert, name, salt });
      expect(createHash('sha256').update(identity.text).digest('hex')).toBe(commitment);
      expect(identityCommitment(identity)).toBe(commitment);
      expect(identityCommitment({ ...identity, name: `${name}x` })).not.toBe(commitment);
    }
  });

  it('seats the next in order past the recused and those passed over (EVA-03)', () => {
    for (const { recused, passedOver, seated } of vector.seatings)
      expect(seatAgain(vector.orders, [...recused, ...passedOver])).toEqual(seated);
  });

  it('is found out where anything of it was changed', () => {
    const [first, ...rest] = vector.reveals;
    const [one, ...others] = vector.commitments;
    if (!first || !one) throw new Error('an empty vector');
    const { anchor, request } = vector;
    const changed: Partial<Vector>[] = [
      { reveals: rest },
      { reveals: [{ ...first, randomness: 'ab'.repeat(32) }, ...rest] },
      { commitments: [{ ...one, commitment: 'ab'.repeat(32) }, ...others] },
      { request: { ...request, candidates: request.candidates.slice(1) } },
      { request: { ...request, absent: [...request.absent, 'x'] } },
      {
        request: {
          ...request,
          candidates: request.candidates.map((one, at) => (at === 0 ? { ...one, commitment: 'ab'.repeat(32) } : one)),
        },
      },
      { request: { ...request, number: request.number + 1 } },
      { anchor: { ...anchor, index: anchor.index - 1 } },
      { anchor: { ...anchor, root: Buffer.alloc(32).toString('base64') } },
      { anchor: { ...anchor, proof: [...anchor.proof].reverse() } },
    ];
    for (const change of changed) expect(() => drawAgain({ ...vector, ...change }, vector.verificationKeys)).toThrow();
  });
});
