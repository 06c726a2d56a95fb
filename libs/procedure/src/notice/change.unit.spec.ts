import { periodOf } from '../definition/parts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { said } from '../fixtures/said';
import { orThrow } from '../rules/refusal';
import { type Calendar, latestBefore, legalTimeOfDay, STATUTORY_CALENDAR } from '../time/calendar';
import { addMilliseconds, isBefore } from '../time/instant';
import { checkChange, checkEffect, type ChangeRequest } from './change';
import { proposeTimetable } from './timetable';

const STATUTORY: Calendar = STATUTORY_CALENDAR;
const PUBLISHED = '2026-03-02T02:00:00.000Z';
const TIMETABLE = proposeTimetable(PUBLISHED, CN_OPEN_TENDER, STATUTORY);
const { submissionDeadline: DEADLINE, clarificationDeadline: LATEST } = TIMETABLE;

const change = (request: Partial<ChangeRequest>, calendar: Calendar = STATUTORY) =>
  checkChange({ now: PUBLISHED, timetable: TIMETABLE, affectsBids: true, ...request }, CN_OPEN_TENDER, calendar);

describe('clarifying or changing tender documents (ANN-06)', () => {
  it('leaves the deadline where it is up to the last millisecond before the last 15 days (ANN-06)', () => {
    expect(orThrow(change({ now: LATEST }))).toEqual({ timetable: TIMETABLE, deadlineMoved: false });
  });

  it('moves the deadline by what is missing, at its time of day, one millisecond later (ANN-06)', () => {
    const { timetable, deadlineMoved } = orThrow(change({ now: addMilliseconds(LATEST, 1) }));
    expect(deadlineMoved).toBe(true);
    expect(timetable.submissionDeadline).toBe(addMilliseconds(DEADLINE, 86_400_000));
    expect(timetable.openingAt).toBe(timetable.submissionDeadline);
    expect(timetable.documentsAvailableUntil).toBe(timetable.submissionDeadline);
    expect(timetable.clarificationDeadline).toBe(addMilliseconds(LATEST, 86_400_000));
  });

  it.each(['2026-03-10T16:00:00.000Z', addMilliseconds(LATEST, 1), DEADLINE])(
    'keeps the documents available to the end of the added days, where they were until %s (ANN-03)',
    (documentsAvailableUntil) => {
      const before = { ...TIMETABLE, documentsAvailableUntil };
      const { timetable } = orThrow(change({ now: addMilliseconds(LATEST, 1), timetable: before }));
      expect(timetable.documentsAvailableUntil).toBe(timetable.submissionDeadline);
      const asked = change({ timetable: before, affectsBids: false, newDeadline: addMilliseconds(DEADLINE, 1) });
      expect(orThrow(asked).timetable.documentsAvailableUntil).toBe(addMilliseconds(DEADLINE, 1));
      expect(orThrow(change({ timetable: before, affectsBids: false })).timetable).toEqual(before);
    },
  );

  it('refuses a new deadline a year off (ANN-04)', () => {
    expect(said(change({ newDeadline: '2049-03-23T01:30:00.000Z' }))).toEqual(['ANN-04 submission-period-too-long']);
  });

  it('moves nothing for a change that affects no bid, until the deadline itself (ANN-06)', () => {
    const quiet = { affectsBids: false };
    expect(orThrow(change({ ...quiet, now: addMilliseconds(DEADLINE, -1) })).deadlineMoved).toBe(false);
    expect(said(change({ ...quiet, now: DEADLINE }))).toEqual(['ANN-06 change-after-deadline']);
  });

  it('takes a later deadline that is asked for, and refuses one a millisecond too early (ANN-06)', () => {
    const now = addMilliseconds(LATEST, 1);
    const earliest = '2026-03-23T16:00:00.000Z';
    expect(orThrow(change({ now, newDeadline: earliest })).timetable.submissionDeadline).toBe(earliest);
    expect(said(change({ now, newDeadline: addMilliseconds(earliest, -1) }))).toEqual([
      'ANN-06 new-deadline-too-early',
    ]);
  });

  it('never brings the deadline forward (ANN-06)', () => {
    const newDeadline = addMilliseconds(DEADLINE, -1);
    expect(said(change({ newDeadline }))).toEqual(['ANN-06 new-deadline-too-early']);
    expect(said(change({ newDeadline, affectsBids: false }))).toEqual(['ANN-06 new-deadline-too-early']);
  });

  const effect = (affectsBids: boolean, changedFields: string[], noEffectReason?: string) =>
    said(checkEffect({ changedFields, affectsBids, noEffectReason }, CN_OPEN_TENDER));

  it.each(['lots', 'requirements', 'criteria', 'evaluation', 'bidSecurity', 'performanceSecurityPercent', 'items'])(
    'that touches %s says that it may affect bids (ANN-06)',
    (field) => {
      expect(effect(false, ['title', field], '笔误')).toEqual(['ANN-06 change-affects-bids']);
      expect(effect(true, ['title', field])).toBe('accepted');
      expect(effect(false, ['title', 'contactPoint'])).toBe('accepted');
    },
  );

  it.each(['documents', 'description', 'region', 'classification'])(
    'that touches %s and is said to affect no bid gives the reason (ANN-06)',
    (field) => {
      expect(effect(false, [field])).toEqual(['ANN-06 no-effect-unexplained']);
      expect(effect(false, [field], ' ')).toEqual(['ANN-06 no-effect-unexplained']);
      expect(effect(false, [field], '只改正了错别字')).toBe('accepted');
      expect(effect(true, [field])).toBe('accepted');
    },
  );

  it('moves a sandbox deadline by exactly what is missing (ANN-06)', () => {
    const sandbox: Calendar = { mode: 'sandbox', secondsPerDay: 1 };
    const timetable = proposeTimetable(PUBLISHED, CN_OPEN_TENDER, sandbox);
    const moved = change({ timetable, now: addMilliseconds(PUBLISHED, 6_500) }, sandbox);
    expect(orThrow(moved).timetable.submissionDeadline).toBe(addMilliseconds(PUBLISHED, 21_500));
  });

  it('whenever bids may be affected, leaves 15 full days and never less than before (ANN-06)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * 86_400_000 }), (after) => {
        const now = addMilliseconds(PUBLISHED, after);
        const { timetable } = orThrow(change({ now }));
        const deadline = timetable.submissionDeadline;
        const latest = latestBefore(deadline, periodOf(CN_OPEN_TENDER, 'clarificationBefore'), STATUTORY);
        expect(isBefore(latest, now)).toBe(false);
        expect(isBefore(deadline, DEADLINE)).toBe(false);
        expect(legalTimeOfDay(deadline)).toBe(legalTimeOfDay(DEADLINE));
      }),
    );
  });
});
