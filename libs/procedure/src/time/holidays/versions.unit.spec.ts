import { describe, expect, it } from '@jest/globals';
import chineseDays from 'chinese-days';
import {
  CALENDAR_VERSIONS,
  calendarVersion,
  holidaysKnownUntil,
  isCalendarVersion,
  isPublicHoliday,
  isWorkingDay,
  LATEST_HOLIDAYS,
} from './versions';

const DAY_MS = 86_400_000;

function daysOf(year: number): string[] {
  const [first, next] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  return Array.from({ length: (next - first) / DAY_MS }, (_, day) =>
    new Date(first + day * DAY_MS).toISOString().slice(0, 10),
  );
}

describe('the versions of the public holidays', () => {
  it('are told apart by their ids, the latest being the last', () => {
    const ids = CALENDAR_VERSIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.at(-1)).toBe(LATEST_HOLIDAYS);
    expect(ids.every((id) => /^cn-holidays@\d{4}[a-z]$/.test(id) && isCalendarVersion(id))).toBe(true);
    expect(['', 'toString', 'cn-holidays@2025a'].map(isCalendarVersion)).toEqual([false, false, false]);
    expect(() => calendarVersion('cn-holidays@2025a')).toThrow(RangeError);
  });

  it('name the State Council notice of every year, in both languages, and leave no year out', () => {
    for (const { id, arrangements } of CALENDAR_VERSIONS) {
      const years = arrangements.map(({ year }) => year);
      expect(years).toEqual(years.map((_, at) => (years[0] ?? 0) + at));
      expect(holidaysKnownUntil(id)).toBe(`${years.at(-1)}-12-31`);
      for (const { year, source } of arrangements) {
        expect(source.zh).toMatch(new RegExp(`国务院办公厅关于${year}年.*国办发明电〔${year - 1}〕\\d+号`));
        expect(source.en).toContain(`holidays of ${year}`);
      }
    }
  });

  it('keep cn-holidays@2026a as it was published, for what runs or is proved under it', () => {
    expect(calendarVersion('cn-holidays@2026a')).toMatchObject({ movesOff: 'public-holidays' });
    expect(holidaysKnownUntil('cn-holidays@2026a')).toBe('2026-12-31');
    const off = [2024, 2025, 2026].map((year) =>
      daysOf(year).filter((day) => isPublicHoliday(day, 'cn-holidays@2026a')),
    );
    expect(off.map(({ length }) => length)).toEqual([28, 28, 33]);
  });

  it.each([2024, 2025, 2026])(
    'agree with another record of the holidays and make-up days of %i, day by day',
    (year) => {
      for (const date of daysOf(year)) {
        const { name, work } = chineseDays.getDayDetail(date);
        // What it names (`National Day,国庆节,3`) is a holiday or a day made up for; anything else it takes from the computer's time zone.
        const named = name.includes(',');
        expect([date, isPublicHoliday(date, LATEST_HOLIDAYS)]).toEqual([date, named && !work]);
        if (named) expect([date, isWorkingDay(date, LATEST_HOLIDAYS)]).toEqual([date, work]);
      }
    },
  );

  it.each([
    ['2026-10-01', false, 'a holiday on a Thursday'],
    ['2026-10-10', true, 'a make-up Saturday'],
    ['2026-01-04', true, 'a make-up Sunday'],
    ['2026-11-24', true, 'a Tuesday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-11-29', false, 'a Sunday'],
    ['2029-11-26', true, 'a Monday beyond the published arrangements'],
    ['2029-11-25', false, 'a Sunday beyond them'],
  ])('know %s as working day: %s (%s)', (date, working) => {
    expect(isWorkingDay(date, LATEST_HOLIDAYS)).toBe(working);
  });
});
