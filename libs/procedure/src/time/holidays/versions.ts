import { Temporal } from 'temporal-polyfill';
import { type CalendarVersion } from './calendar-version';
import { CN_HOLIDAYS_2026A } from './cn-2026a';

/** All versions there ever were, the latest last: what runs or is proved under an older one is counted by it. */
export const CALENDAR_VERSIONS: readonly CalendarVersion[] = [CN_HOLIDAYS_2026A];

/** By which notices count that are published from now on. */
export const LATEST_HOLIDAYS = CN_HOLIDAYS_2026A.id;

interface KnownDays {
  readonly version: CalendarVersion;
  readonly holidays: ReadonlySet<string>;
  readonly makeUpDays: ReadonlySet<string>;
}

const KNOWN = new Map<string, KnownDays>(CALENDAR_VERSIONS.map((version) => [version.id, knownDays(version)]));

export function isCalendarVersion(id: string): boolean {
  return KNOWN.has(id);
}

/** @throws RangeError if there is no such version */
export function calendarVersion(id: string): CalendarVersion {
  return daysOf(id).version;
}

/** The last day (`YYYY-MM-DD`) of which a version knows whether it is a holiday. */
export function holidaysKnownUntil(id: string): string {
  return `${Math.max(...calendarVersion(id).arrangements.map(({ year }) => year))}-12-31`;
}

/** Whether a date (`YYYY-MM-DD`, in Asia/Shanghai) is a public holiday, with the rest days moved to it. */
export function isPublicHoliday(date: string, version: string): boolean {
  return daysOf(version).holidays.has(date);
}

/** Whether a date (`YYYY-MM-DD`, in Asia/Shanghai) is a working day; beyond what the version knows, Monday to Friday are. */
export function isWorkingDay(date: string, version: string): boolean {
  const { holidays, makeUpDays } = daysOf(version);
  if (holidays.has(date)) return false;
  return makeUpDays.has(date) || Temporal.PlainDate.from(date).dayOfWeek <= FRIDAY;
}

/** Whether a forward period that would end on a date ends on the next day that is none of these instead. */
export function endsAfter(date: string, version: string): boolean {
  const { movesOff } = calendarVersion(version);
  return movesOff === 'public-holidays' ? isPublicHoliday(date, version) : !isWorkingDay(date, version);
}

/** ISO weekday. */
const FRIDAY = 5;

function daysOf(id: string): KnownDays {
  const known = KNOWN.get(id);
  if (!known) throw new RangeError(`no such calendar of public holidays: ${id}`);
  return known;
}

function knownDays(version: CalendarVersion): KnownDays {
  const { arrangements } = version;
  return {
    version,
    holidays: new Set(
      arrangements.flatMap(({ year, holidays }) => holidays.flatMap(([first, last]) => daysFrom(year, first, last))),
    ),
    makeUpDays: new Set(arrangements.flatMap(({ year, makeUpDays }) => makeUpDays.map((day) => `${year}-${day}`))),
  };
}

function daysFrom(year: number, first: string, last: string): string[] {
  const from = Temporal.PlainDate.from(`${year}-${first}`);
  const { days } = from.until(`${year}-${last}`);
  return Array.from({ length: days + 1 }, (_, day) => from.add({ days: day }).toString());
}
