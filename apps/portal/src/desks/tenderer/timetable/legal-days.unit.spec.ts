import { describe, expect, it } from '@jest/globals';
import { proposeTimetable } from '@mingtang/procedure/notice';
import { definitionOf } from '@mingtang/procedure/procedures';
import { type Calendar, STATUTORY_CALENDAR } from '@mingtang/procedure/time';
import { drawingOf } from './legal-days';

const definition = definitionOf('cn-open-tender@1');
const statutory: Calendar = STATUTORY_CALENDAR;
/** A Wednesday, 11:00 in Beijing, a week before National Day. */
const PUBLISHED = '2026-09-23T03:00:00.000Z';

describe('a timetable as it is drawn', () => {
  const timetable = proposeTimetable(PUBLISHED, definition, statutory);
  const drawing = drawingOf(timetable, PUBLISHED, definition, statutory);

  it('shows the shortest lawful one as no shorter than the law asks', () => {
    for (const { kind, span, least } of drawing.bars.filter(({ kind }) => kind !== 'questions')) {
      expect([kind, span.to >= least.to]).toEqual([kind, true]);
    }
  });

  it('ends questions no later than the period before the deadline begins', () => {
    const questions = drawing.bars.find(({ kind }) => kind === 'questions');
    expect(questions?.span.to).toBeLessThanOrEqual((questions?.least.from ?? 0) + 1e-6);
    expect(questions?.least.to).toBe(1);
  });

  it('marks weekends and public holidays, and not the working days between them', () => {
    const dates = drawing.daysOff.map(({ date }) => date);
    expect(dates).toEqual(expect.arrayContaining(['2026-10-01', '2026-10-02', '2026-09-27']));
    expect(dates).not.toContain('2026-09-24');
    expect(drawing.daysOff.every(({ from, to }) => from >= 0 && to <= 1 && from <= to)).toBe(true);
  });

  it('has a mark for the days, few enough to be read', () => {
    expect(drawing.ticks.length).toBeGreaterThan(2);
    expect(drawing.ticks.length).toBeLessThanOrEqual(8);
  });

  it('shows a deadline that is too early as shorter than the law asks', () => {
    const early = { ...timetable, submissionDeadline: '2026-09-30T03:00:00.000Z' };
    const bids = drawingOf(early, PUBLISHED, definition, statutory).bars.find(({ kind }) => kind === 'bids');
    expect(bids?.span.to).toBeLessThan(bids?.least.to ?? 0);
  });

  it('tells no days apart where they are accelerated', () => {
    const sandbox: Calendar = { mode: 'sandbox', secondsPerDay: 2 };
    const drawn = drawingOf(proposeTimetable(PUBLISHED, definition, sandbox), PUBLISHED, definition, sandbox);
    expect([drawn.daysOff, drawn.ticks]).toEqual([[], []]);
    expect(drawn.openingAt).toBe(1);
  });
});
