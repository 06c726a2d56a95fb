import { describe, expect, it } from '@jest/globals';
import { isOverdue } from './is-overdue';

const due = '2026-11-25T04:00:00.000Z';
const after = (milliseconds: number) => Date.parse(due) + milliseconds;

describe('an act that a lot awaits', () => {
  it.each(['candidates', 'objection-answer', 'contract'] as const)('is late at its time: %s', (kind) => {
    expect(isOverdue({ kind, due }, after(-1))).toBe(false);
    expect(isOverdue({ kind, due }, after(0))).toBe(true);
  });

  it.each(['award', 'rerun'] as const)('is never late where it is one for which the law sets no end: %s', (kind) => {
    expect(isOverdue({ kind, due }, after(365 * 86_400_000))).toBe(false);
  });

  it('is late where it is an opening that has not begun within a minute', () => {
    expect(isOverdue({ kind: 'opening', due }, after(59_999))).toBe(false);
    expect(isOverdue({ kind: 'opening', due }, after(60_000))).toBe(true);
  });
});
