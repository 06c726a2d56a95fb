import { describe, expect, it } from '@jest/globals';
import { isOverdue } from './is-overdue';

const due = '2026-11-25T04:00:00.000Z';
const after = (milliseconds: number) => Date.parse(due) + milliseconds;

describe('an act that a lot awaits', () => {
  it('is late at its time, not a millisecond before', () => {
    expect(isOverdue({ due }, after(-1))).toBe(false);
    expect(isOverdue({ due }, after(0))).toBe(true);
  });

  it('is never late where the law sets no end for it', () => {
    expect(isOverdue({}, after(365 * 86_400_000))).toBe(false);
  });
});
