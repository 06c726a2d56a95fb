import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { orThrow } from '../rules/refusal';
import { type Draw, drawMembers, type DrawRequest, type SeatedMember, seatedMembers } from './draw';
import { shuffle } from './shuffle';

interface Vectors {
  readonly shuffles: readonly { seed: string; purpose: string; ids: string[]; order: string[] }[];
  readonly draws: readonly {
    request: DrawRequest;
    orders: Draw['orders'];
    recusals: { recused: string[]; seated: SeatedMember[] }[];
  }[];
}

const vectors = JSON.parse(
  readFileSync(new URL('../../../../docs/spec/expert-draw-vectors.json', import.meta.url), 'utf8'),
) as Vectors;

describe('the test vectors of docs/spec/expert-draw.md (EVA-02)', () => {
  it.each(vectors.shuffles)('hold for the purpose $purpose', ({ seed, purpose, ids, order }) => {
    expect(shuffle(seed, purpose, ids)).toEqual(order);
  });

  it.each(vectors.draws)('hold for a whole draw with a recusal', ({ request, orders, recusals }) => {
    const draw = orThrow(drawMembers(request));
    expect(draw.orders).toEqual(orders);
    for (const { recused, seated } of recusals) expect(orThrow(seatedMembers(draw, recused))).toEqual(seated);
  });
});
