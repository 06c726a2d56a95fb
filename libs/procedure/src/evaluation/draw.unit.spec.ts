import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { said } from '../fixtures/said';
import { orThrow } from '../rules/refusal';
import { checkDraw, type DrawCandidate, drawMembers, type DrawRequest, seatedMembers } from './draw';
import { shuffle } from './shuffle';

const SEED = '5f'.repeat(32);
const pool = (count: number, categories: readonly string[] = ['A01']): DrawCandidate[] =>
  Array.from({ length: count }, (_, at) => ({ id: `e${String(at).padStart(2, '0')}`, categories }));
const request = (changes: Partial<DrawRequest> = {}): DrawRequest => ({
  seed: SEED,
  candidates: pool(9),
  exclusions: [],
  seats: [{ category: 'A01', count: 5 }],
  ...changes,
});

describe('drawing experts (EVA-02)', () => {
  it('puts each category in the order of its own purpose, so that anyone can draw again (EVA-02)', () => {
    const candidates = [
      ...pool(6, ['A01']),
      { id: 'f1', categories: ['B02', 'A01'] },
      { id: 'f2', categories: ['B02'] },
    ];
    const seats = [
      { category: 'A01', count: 3 },
      { category: 'B02', count: 1 },
    ];
    const { orders } = orThrow(drawMembers(request({ candidates, seats })));
    const a01 = [...pool(6).map(({ id }) => id), 'f1'];
    expect(orders).toEqual([
      { category: 'A01', count: 3, order: shuffle(SEED, 'mingtang/expert-draw/v1/A01', a01) },
      { category: 'B02', count: 1, order: shuffle(SEED, 'mingtang/expert-draw/v1/B02', ['f1', 'f2']) },
    ]);
  });

  it('draws nobody who is excluded, and records who was and why (EVA-02, EVA-03)', () => {
    const exclusions = [{ id: 'e03', reason: 'works-for-bidder' as const }];
    const draw = orThrow(drawMembers(request({ exclusions })));
    expect(draw.orders[0]?.order).not.toContain('e03');
    expect(draw.excluded).toEqual(exclusions);
  });

  it('refuses to ask for a draw from a pool with one expert too few, whatever the seed (EVA-02)', () => {
    const exclusions = pool(5).map(({ id }) => ({ id, reason: 'unavailable' as const }));
    expect(checkDraw(request({ exclusions: exclusions.slice(1) }))).toEqual([]);
    const refusals = checkDraw(request({ exclusions }));
    expect(said(refusals)).toEqual(['EVA-02 expert-pool-exhausted']);
    expect(refusals).toMatchObject([{ params: { category: 'A01', needed: 5, available: 4 } }]);
  });

  it.each<[string, Partial<DrawRequest>, readonly string[]]>([
    ['a seed that is none', { seed: 'x' }, ['invalid draw-seed-malformed']],
    ['an expert listed twice', { candidates: [...pool(9), ...pool(1)] }, ['invalid draw-candidate-duplicated']],
    [
      'a category asked for twice',
      {
        seats: [
          { category: 'A01', count: 1 },
          { category: 'A01', count: 1 },
        ],
      },
      ['invalid draw-category-duplicated'],
    ],
    ['half a seat', { seats: [{ category: 'A01', count: 0.5 }] }, ['invalid draw-seats-invalid']],
  ])('refuses %s (EVA-02)', (_, changes, expected) => {
    expect(said(drawMembers(request(changes)))).toEqual(expected);
  });
});

const categories = ['A01', 'B02', 'C03'];
const pools = fc
  .array(fc.subarray(categories, { minLength: 1 }), { minLength: 12, maxLength: 30 })
  .map((lists) =>
    lists.map((held, at): DrawCandidate => ({ id: `e${String(at).padStart(2, '0')}`, categories: held })),
  );
const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const seatLists = fc
  .uniqueArray(fc.constantFrom(...categories), { minLength: 1 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((category) =>
        fc.record({ category: fc.constant(category), count: fc.integer({ min: 1, max: 3 }) }),
      ),
    ),
  );

describe('seating drawn experts (EVA-02, EVA-03)', () => {
  it('seats as many as asked, each once, in a category that is theirs, in any order of the pool (EVA-02)', () => {
    fc.assert(
      fc.property(seeds, pools, seatLists, (seed, candidates, seats) => {
        const drawn = drawMembers({ seed, candidates, exclusions: [], seats });
        const seated = seatedMembers(orThrow(drawn), []);
        fc.pre(seated.ok);
        const members = orThrow(seated);
        expect(new Set(members.map(({ id }) => id)).size).toBe(seats.reduce((total, { count }) => total + count, 0));
        for (const { id, category } of members)
          expect(candidates.find((candidate) => candidate.id === id)?.categories).toContain(category);
        expect(drawMembers({ seed, candidates: [...candidates].reverse(), exclusions: [], seats })).toEqual(drawn);
      }),
    );
  });

  it('replaces a recused member by one other, and nobody else loses a seat (EVA-03)', () => {
    fc.assert(
      fc.property(seeds, pools, seatLists, fc.nat(), (seed, candidates, seats, at) => {
        const drawn = drawMembers({ seed, candidates, exclusions: [], seats });
        const draw = orThrow(drawn);
        const seated = seatedMembers(draw, []);
        fc.pre(seated.ok);
        const before = orThrow(seated).map(({ id }) => id);
        const recused = before[at % before.length] as string;
        const replaced = seatedMembers(draw, [recused]);
        fc.pre(replaced.ok);
        const after = orThrow(replaced).map(({ id }) => id);
        expect(after).toHaveLength(before.length);
        expect(after).not.toContain(recused);
        expect(before.filter((id) => !after.includes(id))).toEqual([recused]);
      }),
    );
  });

  it('refuses a recusal that leaves a category without its experts (EVA-02)', () => {
    const draw = orThrow(drawMembers(request({ candidates: pool(5) })));
    expect(said(seatedMembers(draw, ['e00']))).toEqual(['EVA-02 expert-pool-exhausted']);
  });
});
