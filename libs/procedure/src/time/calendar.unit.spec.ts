import { describe, expect, it } from '@jest/globals';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  afterDays,
  type Calendar,
  earliestAfter,
  endOfPeriod,
  firstAtTimeOfDay,
  firstOnWorkingDay,
  holidaysUnknownAfter,
  latestBefore,
  type LegalPeriod,
  legalTimeOfDay,
  STATUTORY_CALENDAR as STATUTORY,
} from './calendar';
import { endsAfter, isPublicHoliday, isWorkingDay, LATEST_HOLIDAYS } from './holidays/versions';
import { addMilliseconds, epochMilliseconds, instantOf, isBefore } from './instant';

const days = (count: number): LegalPeriod => ({ days: count, unit: 'calendar-day' });
const workingDays = (count: number): LegalPeriod => ({ days: count, unit: 'working-day' });
const DAY_MS = 86_400_000;
const SHANGHAI_AHEAD_MS = 8 * 3_600_000;

const instants = fc
  .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) })
  .map((milliseconds) => instantOf(milliseconds));
const periods = fc.record({
  days: fc.integer({ min: 1, max: 40 }),
  unit: fc.constantFrom<LegalPeriod['unit']>('calendar-day', 'working-day'),
});
const calendars = fc.oneof(
  fc.constant(STATUTORY),
  fc
    .double({ min: 0.001, max: 86_400, noNaN: true })
    .map((secondsPerDay): Calendar => ({ mode: 'sandbox', secondsPerDay })),
);

/** The day (`YYYY-MM-DD`, in Shanghai) that a midnight ends. */
const lastDayOf = (midnight: string) => addMilliseconds(midnight, SHANGHAI_AHEAD_MS - 1).slice(0, 10);
const dayAfter = (date: string) => addMilliseconds(`${date}T00:00:00.000Z`, DAY_MS).slice(0, 10);

describe('legal periods by the statutory calendar', () => {
  it.each([
    ['the last millisecond of a day in Shanghai', '2026-03-01T15:59:59.999Z', '2026-03-21T16:00:00.000Z'],
    ['the first millisecond of the next', '2026-03-01T16:00:00.000Z', '2026-03-22T16:00:00.000Z'],
    ['noon', '2026-03-01T04:00:00.000Z', '2026-03-21T16:00:00.000Z'],
  ])('counts 20 days from the day after an act at %s, to the end of the last', (_, from, end) => {
    expect(endOfPeriod(from, days(20), STATUTORY)).toBe(end);
    expect(earliestAfter(from, days(20), STATUTORY)).toBe(end);
  });

  it.each([
    ['on the day before National Day, 30 September', 1, '2026-09-29', '2026-09-30'],
    ['on National Day, 1 October: after the holiday of 7 days', 1, '2026-09-30', '2026-10-08'],
    ['in the middle of that holiday, with 3 days of publicity', 3, '2026-09-30', '2026-10-08'],
    ['on its last day, 7 October', 7, '2026-09-30', '2026-10-08'],
    ['on the day after it', 8, '2026-09-30', '2026-10-08'],
    ['in Spring Festival, with 20 days for bids', 20, '2026-01-30', '2026-02-24'],
    ['on New Year’s Day: on the day after, although a Sunday worked', 1, '2025-12-31', '2026-01-04'],
    ['on a holiday of one day in the week', 1, '2024-12-31', '2025-01-02'],
    ['on a plain Saturday, which is no public holiday', 5, '2026-03-09', '2026-03-14'],
    ['on a Saturday on which work is made up for', 1, '2026-10-09', '2026-10-10'],
    ['beyond what is known, on what would be National Day', 1, '2029-09-30', '2029-10-01'],
  ])('ends a forward period %s (Civil Code art. 203)', (_, count, dayOfAct, lastDay) => {
    const end = endOfPeriod(`${dayOfAct}T02:00:00.000Z`, days(count), STATUTORY);
    expect(lastDayOf(end)).toBe(lastDay);
  });

  it('never ends a forward period on a public holiday, nor before the plain count of its days, and only holidays lie between', () => {
    fc.assert(
      fc.property(instants, periods, (from, period) => {
        const end = lastDayOf(endOfPeriod(from, period, STATUTORY));
        const counted = lastDayOf(earliestAfter(from, period, STATUTORY));
        expect(isPublicHoliday(end, LATEST_HOLIDAYS)).toBe(false);
        expect(end >= counted).toBe(true);
        for (let day = counted; day < end; day = dayAfter(day)) expect(endsAfter(day, LATEST_HOLIDAYS)).toBe(true);
      }),
    );
  });

  it('ends a period in working days on a working day, without moving it', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 40 }), (from, count) => {
        const end = endOfPeriod(from, workingDays(count), STATUTORY);
        expect(isWorkingDay(lastDayOf(end), LATEST_HOLIDAYS)).toBe(true);
        expect(end).toBe(earliestAfter(from, workingDays(count), STATUTORY));
      }),
    );
  });

  it('counts the days that must lie before something else as plain arithmetic in UTC+8 does, over any holiday', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 400 }), (from, count) => {
        const dayOfAct = Math.floor((epochMilliseconds(from) + SHANGHAI_AHEAD_MS) / DAY_MS);
        const end = (dayOfAct + count + 1) * DAY_MS - SHANGHAI_AHEAD_MS;
        expect(earliestAfter(from, days(count), STATUTORY)).toBe(instantOf(end));
        expect(afterDays(from, count)).toBe(instantOf(end));
      }),
    );
  });

  it('knows how far it knows', () => {
    expect(holidaysUnknownAfter('2026-12-31T15:59:59.999Z', STATUTORY)).toBeUndefined();
    expect(holidaysUnknownAfter('2026-12-31T16:00:00.000Z', STATUTORY)).toBe('2026-12-31');
    expect(holidaysUnknownAfter('2040-01-01T00:00:00.000Z', { mode: 'sandbox', secondsPerDay: 1 })).toBeUndefined();
  });

  it('counts by no version that there is not', () => {
    const unknown: Calendar = { mode: 'statutory', holidays: 'cn-holidays@1999a' };
    expect(() => endOfPeriod('2026-03-01T00:00:00.000Z', days(3), unknown)).toThrow(RangeError);
  });

  it('leaves out National Day and counts the Saturday that makes up for it', () => {
    // 2026: 1 to 7 October off, Saturday 10 October worked.
    expect(endOfPeriod('2026-09-30T02:00:00.000Z', workingDays(3), STATUTORY)).toBe('2026-10-10T16:00:00.000Z');
  });

  it('leaves out Spring Festival and counts the days that make up for it', () => {
    // 2026: 15 to 23 February off, Saturdays 14 and 28 February worked.
    expect(endOfPeriod('2026-02-13T02:00:00.000Z', workingDays(2), STATUTORY)).toBe('2026-02-24T16:00:00.000Z');
    expect(endOfPeriod('2026-02-27T02:00:00.000Z', workingDays(1), STATUTORY)).toBe('2026-02-28T16:00:00.000Z');
  });

  it('finds the latest act that leaves 15 full days before a deadline', () => {
    expect(latestBefore('2026-03-22T01:30:00.000Z', days(15), STATUTORY)).toBe('2026-03-06T15:59:59.999Z');
  });

  it('finds the first time of day not before an instant, on a working day if asked', () => {
    expect(firstAtTimeOfDay('2026-03-21T16:00:00.000Z', '09:30')).toBe('2026-03-22T01:30:00.000Z');
    expect(firstOnWorkingDay('2026-03-21T16:00:00.000Z', '09:30', LATEST_HOLIDAYS)).toBe('2026-03-23T01:30:00.000Z');
    expect(firstOnWorkingDay('2026-03-23T01:30:00.000Z', '09:30', LATEST_HOLIDAYS)).toBe('2026-03-23T01:30:00.000Z');
    expect(firstOnWorkingDay('2026-03-23T01:30:00.001Z', '09:30', LATEST_HOLIDAYS)).toBe('2026-03-24T01:30:00.000Z');
    expect(legalTimeOfDay('2026-03-23T01:30:00.001Z')).toBe('09:30:00.001');
  });

  it.each(['America/Los_Angeles', 'UTC', 'Pacific/Kiritimati'])(
    'counts the same where the computer is set to %s',
    (timeZone) => {
      const source = fileURLToPath(new URL('./calendar.ts', import.meta.url));
      const { outputFiles } = buildSync({
        stdin: {
          contents: `import { endOfPeriod, STATUTORY_CALENDAR } from ${JSON.stringify(source)};
            import { isWorkingDay } from './holidays/versions';
            console.log(JSON.stringify([
              ['2026-10-01', '2026-10-10', '2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map((date) =>
                isWorkingDay(date, 'cn-holidays@2026a'),
              ),
              endOfPeriod('2026-09-30T02:00:00.000Z', { days: 3, unit: 'working-day' }, STATUTORY_CALENDAR),
            ]));`,
          resolveDir: fileURLToPath(new URL('.', import.meta.url)),
        },
        bundle: true,
        write: false,
        platform: 'node',
        format: 'cjs',
      });
      const printed = execFileSync(process.execPath, ['-'], {
        input: outputFiles[0]?.text ?? '',
        env: { ...process.env, TZ: timeZone },
      });
      expect(JSON.parse(printed.toString())).toEqual([
        [false, true, true, false, false, true],
        '2026-10-10T16:00:00.000Z',
      ]);
    },
  );
});

describe('legal periods in a sandbox', () => {
  it('passes a day in the seconds that were set, whatever its unit', () => {
    const sandbox: Calendar = { mode: 'sandbox', secondsPerDay: 2.5 };
    const from = '2026-03-01T00:00:00.000Z';
    expect(endOfPeriod(from, days(20), sandbox)).toBe('2026-03-01T00:00:50.000Z');
    expect(endOfPeriod(from, workingDays(20), sandbox)).toBe('2026-03-01T00:00:50.000Z');
    expect(latestBefore(from, days(2), sandbox)).toBe('2026-02-28T23:59:55.000Z');
  });

  it('never passes a day in less than a millisecond', () => {
    expect(endOfPeriod('2026-03-01T00:00:00.000Z', days(3), { mode: 'sandbox', secondsPerDay: 0.00001 })).toBe(
      '2026-03-01T00:00:00.003Z',
    );
  });
});

describe('in every calendar', () => {
  it('an act leaves its full period before a deadline exactly when it is not after the latest such act', () => {
    fc.assert(
      fc.property(instants, periods, calendars, (deadline, period, calendar) => {
        const latest = latestBefore(deadline, period, calendar);
        expect(isBefore(deadline, earliestAfter(latest, period, calendar))).toBe(false);
        expect(isBefore(deadline, earliestAfter(addMilliseconds(latest, 1), period, calendar))).toBe(true);
      }),
    );
  });

  it('a later act never ends its period earlier, and a longer period never ends earlier', () => {
    fc.assert(
      fc.property(instants, fc.nat(10 * DAY_MS), periods, calendars, (from, later, period, calendar) => {
        const end = endOfPeriod(from, period, calendar);
        expect(isBefore(from, end)).toBe(true);
        expect(isBefore(endOfPeriod(addMilliseconds(from, later), period, calendar), end)).toBe(false);
        expect(isBefore(endOfPeriod(from, { ...period, days: period.days + 1 }, calendar), end)).toBe(false);
        expect(isBefore(end, earliestAfter(from, period, calendar))).toBe(false);
      }),
    );
  });
});
