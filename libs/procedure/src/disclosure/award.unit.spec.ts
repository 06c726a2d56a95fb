import { describe, expect, it } from '@jest/globals';
import { said } from '../fixtures/said';
import { type Candidacy, checkWinner, type PassedOver, type PassingOverReason, PASSING_OVER_REASONS } from './award';

const passedOver = (rank: number, more: Partial<PassedOver> = {}): PassedOver => ({
  rank,
  reason: 'gave-up',
  statement: '来函放弃中标',
  ...more,
});
const award = (changes: Partial<Candidacy>) =>
  said(
    checkWinner({
      excluded: [],
      rank: 1,
      candidates: 3,
      firstWins: true,
      rule: 'DIS-03',
      passedOver: [],
      ...changes,
    }),
  );

describe('awarding a lot', () => {
  it('goes to nobody whom a decision on an upheld objection excludes, and to the next for a listed reason (DIS-03)', () => {
    expect(award({ excluded: [1] })).toEqual(['DIS-03 candidate-excluded']);
    expect(award({ excluded: [1], rank: 2 })).toEqual(['DIS-03 candidate-passed-over-without-reason']);
    const explained = [passedOver(1, { reason: 'broke-the-law' })];
    expect(award({ excluded: [1], rank: 2, passedOver: explained })).toBe('accepted');
    expect(award({ excluded: [1, 2], rank: 2, passedOver: explained })).toEqual(['DIS-03 candidate-excluded']);
    expect(award({ excluded: [2, 3] })).toBe('accepted');
  });

  it.each(Object.keys(PASSING_OVER_REASONS) as PassingOverReason[])(
    'goes to the next candidate where the one before is passed over because it %s (DIS-03)',
    (reason) => {
      expect(award({ rank: 2, passedOver: [passedOver(1, { reason })] })).toBe('accepted');
    },
  );

  it.each<[string, readonly PassedOver[]]>([
    ['nothing said', []],
    ['no statement', [passedOver(1, { statement: ' ' })]],
    ['a reason that the law does not list', [passedOver(1, { reason: 'too-dear' as PassingOverReason })]],
    ['a reason that is not even its own', [passedOver(1, { reason: 'toString' as PassingOverReason })]],
  ])('does not go to the next candidate with %s (DIS-03)', (_, entries) => {
    expect(award({ rank: 2, passedOver: entries })).toEqual(['DIS-03 candidate-passed-over-without-reason']);
  });

  it('asks a reason against each candidate before the winner (DIS-03)', () => {
    expect(award({ rank: 3, passedOver: [passedOver(2)] })).toEqual(['DIS-03 candidate-passed-over-without-reason']);
    expect(award({ rank: 3, passedOver: [passedOver(2), passedOver(1)] })).toBe('accepted');
  });

  it.each([1, 2, 0, -1, 1.5])('records no reason against rank %d when the first wins (DIS-03)', (rank) => {
    expect(award({ passedOver: [passedOver(rank)] })).toEqual(['DIS-03 candidate-not-passed-over']);
  });

  it('records one reason against a candidate (DIS-03)', () => {
    expect(award({ rank: 2, passedOver: [passedOver(1), passedOver(1, { reason: 'broke-the-law' })] })).toEqual([
      'DIS-03 candidate-passed-over-twice',
    ]);
  });

  it.each([0, 4, 1.5, Number.NaN])('goes to nobody at rank %d of 3 (DIS-03)', (rank) => {
    expect(award({ rank })).toEqual(['DIS-03 candidate-unknown']);
  });

  it('says all that is against it at once', () => {
    expect(award({ rank: 3, excluded: [3], passedOver: [passedOver(2)] })).toEqual([
      'DIS-03 candidate-excluded',
      'DIS-03 candidate-passed-over-without-reason',
    ]);
  });
});
