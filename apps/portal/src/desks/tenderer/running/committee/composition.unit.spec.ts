import { definitionOf } from '@mingtang/procedure/procedures';
import { describe, expect, it } from '@jest/globals';
import { faultsOf, sizeOf } from './composition';

const LAW = definitionOf('cn-open-tender@1');
const faults = (counts: number[], representatives = 0, seated: Parameters<typeof faultsOf>[1] = []) =>
  faultsOf({ seats: counts.map((count, at) => ({ category: `c${at}`, count })), representatives }, seated, LAW).map(
    ({ code }) => code,
  );
const seated = (id: string, state: 'seated' | 'recused' = 'seated') => ({ id, kind: 'expert' as const, state });

describe('a committee to be drawn', () => {
  it('has an odd number of at least five, two thirds of them experts (EVA-01)', () => {
    expect(faults([3, 1], 1)).toEqual([]);
    expect(faults([5])).toEqual([]);
    expect(faults([3])).toEqual(['committee-too-small']);
    expect(faults([6])).toEqual(['committee-even']);
    expect(faults([3], 2)).toEqual(['committee-too-few-experts']);
  });

  it('counts who sits already where a vacant seat is drawn for, and not who was recused', () => {
    const present = [seated('a'), seated('b'), seated('c'), seated('d'), seated('e', 'recused')];
    expect(faults([1], 0, present)).toEqual([]);
    expect(faults([2], 0, present)).toEqual(['committee-even']);
    expect(sizeOf({ seats: [{ category: 'c', count: 1 }], representatives: 0 }, present)).toBe(5);
  });

  it('takes a count that is being typed for none', () => {
    expect(faults([Number.NaN, 5])).toEqual([]);
  });
});
