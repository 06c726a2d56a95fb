import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { fieldsOf, said } from '../fixtures/said';
import { type Calendar, firstAtTimeOfDay, legalTimeOfDay, STATUTORY_CALENDAR } from '../time/calendar';
import { isWorkingDay, LATEST_HOLIDAYS } from '../time/holidays/versions';
import { addMilliseconds, instantOf } from '../time/instant';
import { checkTimetable, proposeTimetable, type Timetable, timetableAt, timetableWarnings } from './timetable';

const STATUTORY = STATUTORY_CALENDAR;
const PUBLISHED = '2026-03-02T02:00:00.000Z';
/** Twenty full days after 2 March in Shanghai: midnight that begins 23 March. */
const EARLIEST_DEADLINE = '2026-03-22T16:00:00.000Z';
const LATEST_CHANGE = '2026-03-07T15:59:59.999Z';
const EARLIEST_END_OF_ISSUE = '2026-03-07T16:00:00.000Z';

const LAWFUL: Timetable = {
  documentsAvailableFrom: PUBLISHED,
  documentsAvailableUntil: EARLIEST_END_OF_ISSUE,
  clarificationDeadline: LATEST_CHANGE,
  submissionDeadline: EARLIEST_DEADLINE,
  openingAt: EARLIEST_DEADLINE,
};
const check = (changes: Partial<Timetable>, publishAt = PUBLISHED) =>
  checkTimetable({ ...LAWFUL, ...changes }, publishAt, CN_OPEN_TENDER, STATUTORY);

describe('checking a timetable', () => {
  it('lets no deadline fall into the National Day holiday in which the 20 days would end (ANN-04)', () => {
    const publishedAt = '2026-09-13T02:00:00.000Z';
    const proposal = proposeTimetable(publishedAt, CN_OPEN_TENDER, STATUTORY);
    // The 20th day is 3 October; the holiday ends with 7 October, the period with 8 October.
    expect(proposal.submissionDeadline).toBe('2026-10-09T01:30:00.000Z');
    const early = {
      ...proposal,
      submissionDeadline: '2026-10-08T15:59:59.999Z',
      openingAt: '2026-10-08T15:59:59.999Z',
    };
    const refused = checkTimetable(
      { ...early, documentsAvailableUntil: early.submissionDeadline },
      publishedAt,
      CN_OPEN_TENDER,
      STATUTORY,
    );
    expect(said(refused)).toContain('ANN-04 submission-period-too-short');
    expect(refused[0]?.params).toEqual({ earliest: '2026-10-08T16:00:00.000Z' });
  });

  it('counts the 15 days before a deadline back, over a holiday as over other days (ANN-06)', () => {
    const proposal = proposeTimetable('2026-09-13T02:00:00.000Z', CN_OPEN_TENDER, STATUTORY);
    expect(proposal.clarificationDeadline).toBe('2026-09-23T15:59:59.999Z');
  });

  it('says that the holidays of a year are not known, where the deadline lies in it', () => {
    const inWhatIsKnown = { ...LAWFUL, submissionDeadline: '2026-12-31T15:59:59.999Z' };
    const beyond = { ...LAWFUL, submissionDeadline: '2026-12-31T16:00:00.000Z' };
    const codes = (timetable: Timetable, calendar: Calendar) =>
      timetableWarnings(timetable, '2026-12-01T02:00:00.000Z', CN_OPEN_TENDER, calendar).map(({ code }) => code);
    expect(codes(inWhatIsKnown, STATUTORY)).not.toContain('holidays-unknown');
    expect(codes(beyond, STATUTORY)).toContain('holidays-unknown');
    expect(codes(beyond, { mode: 'sandbox', secondsPerDay: 2 })).not.toContain('holidays-unknown');
  });

  it('accepts the shortest periods to the millisecond (ANN-03, ANN-04, ANN-06, OPN-01)', () => {
    expect(said(check({}))).toBe('accepted');
  });

  it('refuses a timetable one millisecond short of 20 days (ANN-04)', () => {
    const deadline = addMilliseconds(EARLIEST_DEADLINE, -1);
    const refusals = check({
      submissionDeadline: deadline,
      openingAt: deadline,
      clarificationDeadline: addMilliseconds(PUBLISHED, 1),
    });
    expect(said(refusals)).toEqual(['ANN-04 submission-period-too-short']);
    expect(refusals[0]).toMatchObject({ field: 'submissionDeadline', params: { earliest: EARLIEST_DEADLINE } });
  });

  it('refuses documents available one millisecond short of 5 days (ANN-03)', () => {
    const refusals = check({ documentsAvailableUntil: addMilliseconds(EARLIEST_END_OF_ISSUE, -1) });
    expect(said(refusals)).toEqual(['ANN-03 documents-available-too-short']);
    expect(refusals[0]?.params).toEqual({ earliest: EARLIEST_END_OF_ISSUE });
  });

  it('refuses documents issued after the deadline (ANN-03)', () => {
    expect(said(check({ documentsAvailableUntil: EARLIEST_DEADLINE }))).toBe('accepted');
    expect(said(check({ documentsAvailableUntil: addMilliseconds(EARLIEST_DEADLINE, 1) }))).toEqual([
      'ANN-03 documents-available-past-deadline',
    ]);
  });

  it('refuses to allow changes one millisecond inside the last 15 days (ANN-06)', () => {
    const refusals = check({ clarificationDeadline: addMilliseconds(LATEST_CHANGE, 1) });
    expect(said(refusals)).toEqual(['ANN-06 clarification-deadline-too-late']);
    expect(refusals[0]?.params).toEqual({ latest: LATEST_CHANGE });
  });

  it.each([-1, 1])('refuses an opening %i ms from the deadline (OPN-01)', (milliseconds) => {
    expect(said(check({ openingAt: addMilliseconds(EARLIEST_DEADLINE, milliseconds) }))).toEqual([
      'OPN-01 opening-not-at-deadline',
    ]);
  });

  it('counts from the issue of the documents where that is later than the notice (ANN-03, ANN-04)', () => {
    expect(said(check({ documentsAvailableFrom: '2026-03-03T02:00:00.000Z' }))).toEqual([
      'ANN-04 submission-period-too-short',
      'ANN-03 documents-available-too-short',
    ]);
  });

  it('counts from the notice where that is later than the planned issue (ANN-04)', () => {
    expect(said(check({}, '2026-03-02T16:00:00.000Z'))).toContain('ANN-04 submission-period-too-short');
  });

  it('names the deadline first where it alone is a second early (ANN-04)', () => {
    const end = { documentsAvailableUntil: EARLIEST_DEADLINE };
    const [first] = check({ ...end, submissionDeadline: addMilliseconds(EARLIEST_DEADLINE, -1_000) });
    expect(first).toMatchObject({ rule: 'ANN-04', field: 'submissionDeadline' });
  });

  it.each(['2027-03-02T16:00:00.000Z', '2049-03-23T01:30:00.000Z'])(
    'refuses a deadline of %s, a year off or more (ANN-04)',
    (deadline) => {
      const at = addMilliseconds(deadline, deadline.startsWith('2027') ? 1 : 0);
      const refusals = check({ submissionDeadline: at, openingAt: at });
      expect(said(refusals)).toEqual(['ANN-04 submission-period-too-long']);
      expect(refusals[0]?.params).toEqual({ latest: '2027-03-02T16:00:00.000Z' });
    },
  );

  it('allows a deadline 365 days ahead, in a sandbox by the real calendar too (ANN-04)', () => {
    const at = '2027-03-02T16:00:00.000Z';
    expect(said(check({ submissionDeadline: at, openingAt: at }))).toBe('accepted');
    const sandbox: Calendar = { mode: 'sandbox', secondsPerDay: 0.001 };
    const far = { ...LAWFUL, submissionDeadline: at, openingAt: at };
    expect(said(checkTimetable(far, PUBLISHED, CN_OPEN_TENDER, sandbox))).toBe('accepted');
  });

  it('refuses to tell of documents that were out before the notice (ANN-03)', () => {
    const from = '2026-02-20T02:00:00.000Z';
    expect(said(check({ documentsAvailableFrom: from }))).toEqual(['ANN-03 documents-before-notice']);
    const { documentsAvailableFrom } = timetableAt(PUBLISHED, { ...LAWFUL, documentsAvailableFrom: from });
    expect(documentsAvailableFrom).toBe(PUBLISHED);
    expect(timetableAt(PUBLISHED, LAWFUL)).toEqual(LAWFUL);
  });

  it.each([PUBLISHED, '2026-02-20T02:00:00.000Z'])('leaves time for questions, none until %s (ANN-06)', (at) => {
    expect(said(check({ clarificationDeadline: at }))).toEqual(['ANN-06 clarification-before-documents']);
  });

  it('warns of an issue that is past and of a deadline long ahead (ANN-03, ANN-04)', () => {
    const warned = (changes: Partial<Timetable>) =>
      timetableWarnings({ ...LAWFUL, ...changes }, PUBLISHED, CN_OPEN_TENDER, STATUTORY).map(
        ({ code, rule }) => `${rule} ${code}`,
      );
    expect(warned({})).toEqual([]);
    expect(warned({ documentsAvailableFrom: addMilliseconds(PUBLISHED, -3_600_000) })).toEqual([]);
    expect(warned({ documentsAvailableFrom: addMilliseconds(PUBLISHED, -3_600_001) })).toEqual([
      'ANN-03 documents-time-past',
    ]);
    expect(warned({ submissionDeadline: '2026-06-30T16:00:00.000Z' })).toEqual([]);
    expect(warned({ submissionDeadline: '2026-06-30T16:00:00.001Z' })).toEqual(['ANN-04 submission-period-long']);
  });

  it('names every broken rule at once', () => {
    const refusals = check({
      documentsAvailableUntil: addMilliseconds(PUBLISHED, 2),
      clarificationDeadline: EARLIEST_DEADLINE,
      submissionDeadline: addMilliseconds(PUBLISHED, 1),
    });
    expect(fieldsOf(refusals)).toEqual([
      'submissionDeadline',
      'documentsAvailableUntil',
      'documentsAvailableUntil',
      'clarificationDeadline',
      'openingAt',
    ]);
  });
});

describe('proposing a timetable', () => {
  it('closes at 09:30 on the first working day that is lawful', () => {
    expect(proposeTimetable('2026-03-01T02:00:00.000Z', CN_OPEN_TENDER, STATUTORY).submissionDeadline).toBe(
      '2026-03-23T01:30:00.000Z',
    );
  });

  it('passes over public holidays', () => {
    // 20 days after 10 September end on 30 September 2026; the next working day is 8 October.
    expect(proposeTimetable('2026-09-10T02:00:00.000Z', CN_OPEN_TENDER, STATUTORY).submissionDeadline).toBe(
      '2026-10-08T01:30:00.000Z',
    );
  });

  const moments = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) }).map((at) => instantOf(at));

  it('always proposes what the check accepts, and in a sandbox never a millisecond more', () => {
    fc.assert(
      fc.property(moments, fc.double({ min: 0.001, max: 3600, noNaN: true }), (publishAt, secondsPerDay) => {
        const calendar: Calendar = { mode: 'sandbox', secondsPerDay };
        const proposal = proposeTimetable(publishAt, CN_OPEN_TENDER, calendar);
        expect(said(checkTimetable(proposal, publishAt, CN_OPEN_TENDER, calendar))).toBe('accepted');
        const sooner = addMilliseconds(proposal.submissionDeadline, -1);
        const shorter = { ...proposal, documentsAvailableUntil: sooner, submissionDeadline: sooner, openingAt: sooner };
        expect(said(checkTimetable(shorter, publishAt, CN_OPEN_TENDER, calendar))).toContain(
          'ANN-04 submission-period-too-short',
        );
      }),
    );
  });

  it('always proposes what the check accepts by the statutory calendar, on the first working day that is', () => {
    fc.assert(
      fc.property(moments, (publishAt) => {
        const proposal = proposeTimetable(publishAt, CN_OPEN_TENDER, STATUTORY);
        const { submissionDeadline } = proposal;
        expect(said(checkTimetable(proposal, publishAt, CN_OPEN_TENDER, STATUTORY))).toBe('accepted');
        expect(legalTimeOfDay(submissionDeadline)).toBe('09:30:00.000');
        const dateOf = (instant: string) => addMilliseconds(instant, 8 * 3_600_000).slice(0, 10);
        expect(isWorkingDay(dateOf(submissionDeadline), LATEST_HOLIDAYS)).toBe(true);
        const dayBefore = addMilliseconds(submissionDeadline, -86_400_000);
        const earlier = { ...proposal, submissionDeadline: dayBefore, openingAt: dayBefore };
        const lawful = !said(checkTimetable(earlier, publishAt, CN_OPEN_TENDER, STATUTORY)).includes(
          'ANN-04 submission-period-too-short',
        );
        expect(lawful && isWorkingDay(dateOf(dayBefore), LATEST_HOLIDAYS)).toBe(false);
        expect(firstAtTimeOfDay(submissionDeadline, '09:30')).toBe(submissionDeadline);
      }),
    );
  });
});
