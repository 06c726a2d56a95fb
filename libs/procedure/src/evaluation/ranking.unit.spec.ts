import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exact } from '../money/decimal';
import { COMPOSITE, LOWEST_PRICE } from '../fixtures/draft';
import { type EvaluationMethod, type TieRule } from '../tender/evaluation-method';
import { rank, type RankedInput } from './ranking';
import { shuffle } from './shuffle';

const SEED = '2a'.repeat(32);
const entry = (bidId: string, total: string, price: string, technical = '0'): RankedInput => ({
  bidId,
  total: exact(total),
  evaluatedPrice: exact(price),
  technical: exact(technical),
});
const places = (bids: readonly RankedInput[], method: EvaluationMethod = COMPOSITE) =>
  rank(bids, method, SEED).map(({ bidId, tieResolvedBy }) => (tieResolvedBy ? `${bidId} ${tieResolvedBy}` : bidId));

describe('ranking (EVA-09)', () => {
  it('puts the highest composite score first (EVA-09)', () => {
    expect(places([entry('a', '80', '1'), entry('b', '90', '3'), entry('c', '85', '2')])).toEqual(['b', 'c', 'a']);
  });

  it('puts the lowest evaluated price first (EVA-09)', () => {
    const bids = [entry('a', '0', '100.00'), entry('b', '0', '99.99'), entry('c', '0', '100.01')];
    expect(places(bids, LOWEST_PRICE)).toEqual(['b', 'a', 'c']);
  });

  it('compares totals as published: what rounds alike is alike (EVA-09)', () => {
    expect(places([entry('a', '89.994', '1'), entry('b', '89.99', '2')])).toEqual(['a lower-price', 'b lower-price']);
    expect(places([entry('a', '89.9949', '2'), entry('b', '89.995', '3')])).toEqual(['b', 'a']);
  });

  it('tries the tie rules in the order published (EVA-09)', () => {
    const bids = [entry('a', '90', '2', '50'), entry('b', '90', '1', '40')];
    const by = (...tieRule: readonly TieRule[]) => places(bids, { ...COMPOSITE, tieRule });
    expect(by('lower-price', 'technical-score', 'drawn-lot')).toEqual(['b lower-price', 'a lower-price']);
    expect(by('technical-score', 'lower-price', 'drawn-lot')).toEqual(['a technical-score', 'b technical-score']);
  });

  it('draws a lot from the seed where nothing else decides (EVA-09)', () => {
    const bids = ['a', 'b', 'c'].map((bidId) => entry(bidId, '90', '1', '50'));
    const drawn = shuffle(SEED, 'mingtang/tie/v1', ['a', 'b', 'c']);
    expect(places(bids)).toEqual(drawn.map((bidId) => `${bidId} drawn-lot`));
    expect(places(bids, LOWEST_PRICE)).toEqual(drawn.map((bidId) => `${bidId} drawn-lot`));
  });

  it('ranks nothing where there is nothing', () => {
    expect(rank([], COMPOSITE, SEED)).toEqual([]);
  });

  const smallNumber = fc.integer({ min: 1, max: 4 }).map(String);
  const inputs = fc
    .array(fc.tuple(smallNumber, smallNumber, smallNumber), { maxLength: 8 })
    .map((rows) => rows.map(([total, price, technical], at) => entry(`b${at}`, total, price, technical)));
  const methods = fc.constantFrom<EvaluationMethod>(
    COMPOSITE,
    LOWEST_PRICE,
    { ...COMPOSITE, tieRule: ['technical-score', 'drawn-lot'] },
    { ...COMPOSITE, tieRule: ['drawn-lot'] },
  );
  const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));

  it('gives each bid one place, whatever the order in which bids come (EVA-09)', () => {
    fc.assert(
      fc.property(inputs, methods, seeds, fc.nat(), (bids, method, seed, turn) => {
        const ranked = rank(bids, method, seed);
        expect(ranked.map(({ rank }) => rank)).toEqual(bids.map((_, at) => at + 1));
        expect(new Set(ranked.map(({ bidId }) => bidId)).size).toBe(bids.length);
        const by = bids.length === 0 ? 0 : turn % bids.length;
        expect(rank([...bids.slice(by), ...bids.slice(0, by)].reverse(), method, seed)).toEqual(ranked);
      }),
    );
  });

  it('never puts a worse bid before a better one, and names a tie rule exactly where there was a tie (EVA-09)', () => {
    fc.assert(
      fc.property(inputs, methods, seeds, (bids, method, seed) => {
        const merit = ({ total, evaluatedPrice }: RankedInput) =>
          method.kind === 'composite' ? (total?.valueOf() ?? 0) : -evaluatedPrice.valueOf();
        const ranked = rank(bids, method, seed).map((place) => ({
          ...place,
          merit: merit(bids.find(({ bidId }) => bidId === place.bidId) as RankedInput),
        }));
        ranked.forEach((place, at) => {
          expect(place.merit).toBeLessThanOrEqual(ranked[at - 1]?.merit ?? Infinity);
          const tied = ranked.filter((other) => other.merit === place.merit).length > 1;
          expect(place.tieResolvedBy !== undefined).toBe(tied);
        });
      }),
    );
  });
});
