import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { type DrawAnchor } from './draw-anchor';
import { drawAgain, type DrawRecord } from './independent-draw.fixture';

type Vector = DrawRecord & {
  readonly requestDigest: string;
  readonly verificationKeys: Readonly<Record<string, string>>;
  readonly anchor: DrawAnchor;
  readonly seed: string;
  readonly tieSeed: string;
  readonly orders: readonly { category: string; count: number; order: string[] }[];
};

const { rounds } = JSON.parse(
  readFileSync(new URL('../../../../docs/spec/expert-draw-vectors.json', import.meta.url), 'utf8'),
) as { rounds: Vector[] };

describe.each(rounds)('draw $request.number of the vectors, done again without our code (EVA-02)', (vector) => {
  it('gives the published digest, seeds and orders', () => {
    const { requestDigest, seed, tieSeed, orders } = vector;
    expect(drawAgain(vector, vector.verificationKeys)).toEqual({ requestDigest, seed, tieSeed, orders });
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
      { request: { ...request, number: request.number + 1 } },
      { anchor: { ...anchor, index: anchor.index - 1 } },
      { anchor: { ...anchor, root: Buffer.alloc(32).toString('base64') } },
      { anchor: { ...anchor, proof: [...anchor.proof].reverse() } },
    ];
    for (const change of changed) expect(() => drawAgain({ ...vector, ...change }, vector.verificationKeys)).toThrow();
  });
});
