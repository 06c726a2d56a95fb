import { describe, expect, it } from '@jest/globals';
import { said } from '../fixtures/said';
import { addMilliseconds } from '../time/instant';
import { type AwardRequest, mayAward, type PassedOver, type PassingOverReason, PASSING_OVER_REASONS } from './award';

const WINDOW_ENDS = '2026-04-04T16:00:00.000Z';
const passedOver = (rank: number, more: Partial<PassedOver> = {}): PassedOver => ({
  rank,
  reason: 'gave-up',
  statement: '来函放弃中标',
  ...more,
});
const award = (changes: Partial<AwardRequest>) =>
  said(
    mayAward({
      now: WINDOW_ENDS,
      windowEndsAt: WINDOW_ENDS,
      openObjections: 0,
      undecidedObjections: 0,
      excluded: [],
      rank: 1,
      candidates: 3,
      firstWins: true,
      passedOver: [],
      ...changes,
    }),
  );

describe('awarding a lot', () => {
  it('comes after the last millisecond of the publication (DIS-01)', () => {
    expect(award({})).toBe('accepted');
    expect(award({ now: addMilliseconds(WINDOW_ENDS, -1) })).toEqual(['DIS-01 award-in-publication-period']);
  });

  it('waits for every objection to be answered (DIS-02)', () => {
    expect(award({ openObjections: 1 })).toEqual(['DIS-02 objection-open']);
  });

  it('waits for the decision on every objection that was upheld (DIS-02)', () => {
    expect(award({ undecidedObjections: 1 })).toEqual(['DIS-02 objection-upheld-undecided']);
    expect(award({ undecidedObjections: 1, rank: 2, passedOver: [passedOver(1)] })).toEqual([
      'DIS-02 objection-upheld-undecided',
    ]);
  });

  it('goes to nobody whom such a decision excludes, and to the next for a listed reason (DIS-03)', () => {
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
    expect(award({ now: addMilliseconds(WINDOW_ENDS, -1), openObjections: 2, rank: 2 })).toEqual([
      'DIS-01 award-in-publication-period',
      'DIS-02 objection-open',
      'DIS-03 candidate-passed-over-without-reason',
    ]);
  });
});
