import { describe, expect, it } from '@jest/globals';
import { type GuardFacts, type GuardName, guardsAgainst } from './guards';

describe('a guard', () => {
  it.each<[GuardName, GuardFacts, GuardFacts, string]>([
    [
      'passed-technical-review',
      { 'passed-technical-review': { passed: true } },
      { 'passed-technical-review': { passed: false } },
      'technical-review-not-passed',
    ],
    ['invited', { invited: { invited: true } }, { invited: { invited: false } }, 'not-invited'],
    ['admitted', { admitted: { admitted: true } }, { admitted: { admitted: false } }, 'not-admitted'],
  ])('%s lets through and keeps back', (guard, right, wrong, code) => {
    expect(guardsAgainst([guard], right)).toEqual([]);
    expect(guardsAgainst([guard], wrong)).toEqual([expect.objectContaining({ code })]);
    expect(() => guardsAgainst([guard], {})).toThrow(RangeError);
    expect(guardsAgainst([], wrong)).toEqual([]);
  });
});
