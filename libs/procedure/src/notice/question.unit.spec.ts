import { describe, expect, it } from '@jest/globals';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { said } from '../fixtures/said';
import { addMilliseconds } from '../time/instant';
import { mayAnswerQuestion, mayAskQuestion } from './question';
import { proposeTimetable } from './timetable';
import { STATUTORY_CALENDAR } from '../time/calendar';

const timetable = proposeTimetable('2026-03-02T02:00:00.000Z', CN_OPEN_TENDER, STATUTORY_CALENDAR);
const { clarificationDeadline, submissionDeadline } = timetable;

describe('asking about the tender documents (ANN-06)', () => {
  it('is in time up to the clarification deadline of the timetable', () => {
    expect(said(mayAskQuestion(clarificationDeadline, timetable))).toBe('accepted');
  });

  it('is late one millisecond after it', () => {
    expect(said(mayAskQuestion(addMilliseconds(clarificationDeadline, 1), timetable))).toEqual([
      'ANN-06 question-late',
    ]);
  });
});

describe('answering a question about the tender documents (ANN-06)', () => {
  const answer = (now: string, affectsBids: boolean) => said(mayAnswerQuestion({ now, timetable, affectsBids }));

  it('may affect bids up to the clarification deadline, and one millisecond later takes a change notice', () => {
    expect(answer(clarificationDeadline, true)).toBe('accepted');
    expect(answer(addMilliseconds(clarificationDeadline, 1), true)).toEqual(['ANN-06 clarification-late']);
  });

  it('may still explain what affects no bid, in the last millisecond before the bid deadline', () => {
    expect(answer(addMilliseconds(submissionDeadline, -1), false)).toBe('accepted');
  });

  it('is refused from the bid deadline on', () => {
    for (const affectsBids of [true, false])
      expect(answer(submissionDeadline, affectsBids)).toEqual(['ANN-06 answer-after-deadline']);
  });
});
