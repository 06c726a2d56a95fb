import { describe, expect, it } from '@jest/globals';
import { said } from '../fixtures/said';
import { definitionOf } from '../procedures/registry';
import { addMilliseconds } from '../time/instant';
import { checkAnswer } from './question';

const LATE = '2026-03-08T16:00:00.000Z';

describe('answering a question about the tender documents (ANN-06)', () => {
  const answer = (now: string, affectsBids: boolean) =>
    said(checkAnswer({ now, late: LATE, affectsBids }, definitionOf('cn-open-tender@1')));

  it('may affect bids until 15 days before the deadline, and then takes a change notice', () => {
    expect(answer(addMilliseconds(LATE, -1), true)).toBe('accepted');
    expect(answer(LATE, true)).toEqual(['ANN-06 clarification-late']);
  });

  it('may then still explain what affects no bid', () => {
    expect(answer(LATE, false)).toBe('accepted');
  });
});
