import { Temporal } from 'temporal-polyfill';
import { endsAfter, holidaysKnownUntil, isCalendarVersion, isWorkingDay, LATEST_HOLIDAYS } from './holidays/versions';
import { addMilliseconds, type Instant, instantOf, isBefore, LEGAL_TIME_ZONE } from './instant';

/**
 * How a project's legal days pass: as the law counts them, by a version of the public holidays (`cn-holidays@2026a`), or, in a sandbox,
 * one day in `secondsPerDay` seconds (fractions allowed, down to a millisecond).
 */
export type Calendar =
  | { readonly mode: 'statutory'; readonly holidays: string }
  | { readonly mode: 'sandbox'; readonly secondsPerDay: number };

/** The law's calendar as it is known now. */
export const STATUTORY_CALENDAR: Calendar = { mode: 'statutory', holidays: LATEST_HOLIDAYS };

/** Whether days can be counted by a calendar: the version of the public holidays that it names is known. */
export function isCalendarKnown(calendar: Calendar): boolean {
  return calendar.mode === 'sandbox' || isCalendarVersion(calendar.holidays);
}

/** The calendar of a notice published now: a draft may have lain while new public holidays were announced. */
export function calendarOfNotice(drafted: Calendar): Calendar {
  return drafted.mode === 'sandbox' ? drafted : STATUTORY_CALENDAR;
}

export interface LegalPeriod {
  readonly days: number;
  readonly unit: 'calendar-day' | 'working-day';
}

/**
 * The first instant after a period that an act at `from` starts.
 *
 * Statutory: the day of the act does not count (Civil Code 民法典 art. 201), and the period ends with the end of its last day in
 * Asia/Shanghai, so the result is the midnight that begins the next day; something due in the period is in time strictly before it. Where
 * that last day is a public holiday, the day after the holiday is the last (art. 203), in calendar days as in working days. Working days
 * leave out weekends and public holidays and count make-up working days.
 * Sandbox: `from` plus the days' length, whatever their unit.
 */
export function endOfPeriod(from: Instant, period: LegalPeriod, calendar: Calendar): Instant {
  if (calendar.mode === 'sandbox') return addMilliseconds(from, sandboxLength(period, calendar.secondsPerDay));
  return startOfDay(lastDayOf(from, period, calendar.holidays).add({ days: 1 }));
}

/**
 * The first instant that lies at least `period` after an act at `from`: all its days have then passed in full. It is counted back from what
 * lies after it, as {@link latestBefore} does, and so moves off no holiday.
 */
export function earliestAfter(from: Instant, period: LegalPeriod, calendar: Calendar): Instant {
  if (calendar.mode === 'sandbox') return addMilliseconds(from, sandboxLength(period, calendar.secondsPerDay));
  return startOfDay(step(legalDate(from), period, 1, calendar.holidays).add({ days: 1 }));
}

/**
 * The last instant (to the millisecond) that lies at least `period` before `deadline`: the latest at which an act may be
 * done so that the whole period passes before the deadline. The counterpart of {@link earliestAfter}.
 */
export function latestBefore(deadline: Instant, period: LegalPeriod, calendar: Calendar): Instant {
  if (calendar.mode === 'sandbox') return addMilliseconds(deadline, -sandboxLength(period, calendar.secondsPerDay));
  const firstDayOfPeriod = step(legalDate(deadline), period, -1, calendar.holidays);
  return addMilliseconds(startOfDay(firstDayOfPeriod), -1);
}

/** The first instant more than so many calendar days after an act at `from`: a bound of ours, and no period of law. */
export function afterDays(from: Instant, days: number): Instant {
  return startOfDay(legalDate(from).add({ days: days + 1 }));
}

/** The first instant not before `earliest` at a time of day (`HH:MM`, Asia/Shanghai). */
export function firstAtTimeOfDay(earliest: Instant, timeOfDay: string): Instant {
  return firstOn(earliest, timeOfDay, () => true);
}

/** The first instant not before `earliest` at a time of day (`HH:MM`, Asia/Shanghai) on a working day. */
export function firstOnWorkingDay(earliest: Instant, timeOfDay: string, holidays: string): Instant {
  return firstOn(earliest, timeOfDay, (date) => isWorkingDay(date, holidays));
}

function firstOn(earliest: Instant, timeOfDay: string, suits: (date: string) => boolean): Instant {
  const time = Temporal.PlainTime.from(timeOfDay);
  let date = legalDate(earliest);
  for (;;) {
    const instant = atTime(date, time);
    if (!isBefore(instant, earliest) && suits(date.toString())) return instant;
    date = date.add({ days: 1 });
  }
}

/**
 * The last day (`YYYY-MM-DD`) of which the calendar knows the public holidays, where `instant` lies after it: what is counted up to there
 * takes every day after it for no holiday. Undefined where all is known, and in a sandbox.
 */
export function holidaysUnknownAfter(instant: Instant, calendar: Calendar): string | undefined {
  if (calendar.mode === 'sandbox') return undefined;
  const until = holidaysKnownUntil(calendar.holidays);
  return legalDate(instant).toString() > until ? until : undefined;
}

/** Time of day (`HH:MM:SS.mmm`) of an instant in Asia/Shanghai. */
export function legalTimeOfDay(instant: Instant): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(LEGAL_TIME_ZONE)
    .toPlainTime()
    .toString({ fractionalSecondDigits: 3 });
}

function sandboxLength({ days }: LegalPeriod, secondsPerDay: number): number {
  return days * Math.max(1, Math.round(secondsPerDay * 1000));
}

/** The date (`YYYY-MM-DD`) of an instant in Asia/Shanghai. */
export function legalDateOf(instant: Instant): string {
  return legalDate(instant).toString();
}

function legalDate(instant: Instant): Temporal.PlainDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(LEGAL_TIME_ZONE).toPlainDate();
}

function startOfDay(date: Temporal.PlainDate): Instant {
  return atTime(date, new Temporal.PlainTime());
}

function atTime(date: Temporal.PlainDate, plainTime: Temporal.PlainTime): Instant {
  return instantOf(date.toZonedDateTime({ timeZone: LEGAL_TIME_ZONE, plainTime }).epochMilliseconds);
}

function lastDayOf(from: Instant, period: LegalPeriod, holidays: string): Temporal.PlainDate {
  let day = step(legalDate(from), period, 1, holidays);
  while (endsAfter(day.toString(), holidays)) day = day.add({ days: 1 });
  return day;
}

function step(
  from: Temporal.PlainDate,
  { days, unit }: LegalPeriod,
  direction: 1 | -1,
  holidays: string,
): Temporal.PlainDate {
  if (unit === 'calendar-day') return from.add({ days: days * direction });
  let date = from;
  for (let counted = 0; counted < days;) {
    date = date.add({ days: direction });
    if (isWorkingDay(date.toString(), holidays)) counted += 1;
  }
  return date;
}
