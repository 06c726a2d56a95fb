import { describe, expect, it } from '@jest/globals';
import { said } from '../fixtures/said';
import { checkExclusions, type UpheldDecision } from './upheld-objection';

const decide = (changes: Partial<UpheldDecision>) =>
  said(
    checkExclusions({
      outcome: 'stands',
      excluded: [],
      excludedBefore: [],
      candidates: 3,
      ...changes,
    }),
  );

describe('deciding what an upheld objection leads to', () => {
  it.each<[string, Partial<UpheldDecision>]>([
    ['the result stands', { outcome: 'stands' }],
    ['the first candidate is excluded', { outcome: 'excludes', excluded: [1] }],
    ['two of three are', { outcome: 'excludes', excluded: [3, 1] }],
    ['another, after one was before', { outcome: 'excludes', excluded: [2], excludedBefore: [1] }],
    ['the lot fails', { outcome: 'fails' }],
  ])('may come to it that %s (DIS-02, DIS-03)', (_, changes) => {
    expect(decide(changes)).toBe('accepted');
  });

  it('names candidates where it excludes them, and only there (DIS-03)', () => {
    expect(decide({ outcome: 'excludes' })).toEqual(['invalid excluded-candidates-inconsistent']);
    for (const outcome of ['stands', 'fails'] as const)
      expect(decide({ outcome, excluded: [1] })).toEqual(['invalid excluded-candidates-inconsistent']);
  });

  it.each([0, 4, 1.5])('excludes no candidate %d of 3, who is none (DIS-03)', (rank) => {
    expect(decide({ outcome: 'excludes', excluded: [rank] })).toEqual(['DIS-03 excluded-candidate-unknown']);
  });

  it('lets the lot fail where nobody would be left (DIS-03)', () => {
    for (const [excluded, excludedBefore] of [
      [[1, 2, 3], []],
      [[3], [1, 2]],
      [
        [1, 3],
        [1, 2],
      ],
    ])
      expect(decide({ outcome: 'excludes', excluded: excluded ?? [], excludedBefore: excludedBefore ?? [] })).toEqual([
        'DIS-03 every-candidate-excluded',
      ]);
    expect(decide({ outcome: 'excludes', excluded: [1], candidates: 1 })).toEqual(['DIS-03 every-candidate-excluded']);
  });
});
