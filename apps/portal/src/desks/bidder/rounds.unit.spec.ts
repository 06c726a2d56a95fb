import { describe, expect, it } from '@jest/globals';
import { roundNumbered } from '@mingtang/procedure/bidding';
import { definitionOf } from '@mingtang/procedure/procedures';
import { deadlineOf, roundAt } from './rounds';

const CONSULTATION = definitionOf('gp-consultation@1');
const tender = { timetable: { submissionDeadline: '2026-12-15T01:30:00.000Z' } } as Parameters<typeof deadlineOf>[1];

describe('the round that a lot takes offers of', () => {
  it.each([
    ['published', 1],
    ['consulting', undefined],
    ['final-offers', 2],
    ['final-opening', undefined],
  ] as const)('where it stands at %s', (stage, round) => {
    expect(roundAt(CONSULTATION, stage)?.round).toBe(round);
  });

  it('is the only one of a tender', () => {
    expect(roundAt(definitionOf('cn-open-tender@1'), 'published')?.round).toBe(1);
    expect(roundAt(definitionOf('cn-open-tender@1'), 'review')).toBeUndefined();
  });

  it('ends as the notice says, or as was called for (GP-10)', () => {
    const owed = [{ act: 'reach-final-deadline', from: '2027-01-05T02:00:00.000Z' }] as never;
    expect(deadlineOf(roundNumbered(1), tender, { owed })).toBe('2026-12-15T01:30:00.000Z');
    expect(deadlineOf(roundNumbered(2), tender, { owed })).toBe('2027-01-05T02:00:00.000Z');
    expect(deadlineOf(roundNumbered(2), tender, undefined)).toBeUndefined();
  });
});
