import chineseDays from 'chinese-days';
import { Temporal } from 'temporal-polyfill';
import { addMilliseconds, type Instant, instantOf, isBefore, LEGAL_TIME_ZONE } from './instant';

/**
 * How a project's legal days pass: as the law counts them, or, in a sandbox, one day in `secondsPerDay` seconds
 * (fractions allowed, down to a millisecond).
 */
export type Calendar = { readonly mode: 'statutory' } | { readonly mode: 'sandbox'; readonly secondsPerDay: number };

/** ISO weekday. */
const FRIDAY = 5;

export interface LegalPeriod {
  readonly days: number;
  readonly unit: 'calendar-day' | 'working-day';
}

/**
 * The first instant after a period that an act at `from` starts.
 *
 * Statutory: the day of the act does not count, and the period ends with the end of its last day in Asia/Shanghai, so the
 * result is the midnight that begins the next day; something due in the period is in time strictly before it. Working
 * days leave out weekends and public holidays and count make-up working days, by the State Council's published
 * arrangements as far as the `chinese-days` data go; beyond them Monday to Friday count.
 * Sandbox: `from` plus the days' length, whatever their unit.
 */
export function endOfPeriod(from: Instant, period: LegalPeriod, calendar: Calendar): Instant {
  if (calendar.mode === 'sandbox') return addMilliseconds(from, sandboxLength(period, calendar.secondsPerDay));
  return startOfDay(nthDayAfter(legalDate(from), period).add({ days: 1 }));
}

/** The first instant that lies at least `period` after an act at `from`: all its days have then passed in full. */
export function earliestAfter(from: Instant, period: LegalPeriod, calendar: Calendar): Instant {
  return endOfPeriod(from, period, calendar);
}

/**
 * The last instant (to the millisecond) that lies at least `period` before `deadline`: the latest at which an act may be
 * done so that the whole period passes before the deadline. The counterpart of {@link earliestAfter}.
 */
export function latestBefore(deadline: Instant, period: LegalPeriod, calendar: Calendar): Instant {
  if (calendar.mode === 'sandbox') return addMilliseconds(deadline, -sandboxLength(period, calendar.secondsPerDay));
  const firstDayOfPeriod = nthDayBefore(legalDate(deadline), period);
  return addMilliseconds(startOfDay(firstDayOfPeriod), -1);
}

/** Whether a date (`YYYY-MM-DD`, in Asia/Shanghai) is a working day in mainland China. */
export function isWorkingDay(date: string): boolean {
  const { name, work } = chineseDays.getDayDetail(date);
  // chinese-days takes weekdays from the computer's time zone; what it names (`National Day,国庆节,3`) holds anywhere.
  return name.includes(',') ? work : Temporal.PlainDate.from(date).dayOfWeek <= FRIDAY;
}

/**
 * The first instant not before `earliest` at a time of day (`HH:MM`, Asia/Shanghai), on a working day if so asked.
 */
export function firstAtTimeOfDay(earliest: Instant, timeOfDay: string, onWorkingDay: boolean): Instant {
  const time = Temporal.PlainTime.from(timeOfDay);
  let date = legalDate(earliest);
  for (;;) {
    const instant = atTime(date, time);
    if (!isBefore(instant, earliest) && (!onWorkingDay || isWorkingDay(date.toString()))) return instant;
    date = date.add({ days: 1 });
  }
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

function legalDate(instant: Instant): Temporal.PlainDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(LEGAL_TIME_ZONE).toPlainDate();
}

function startOfDay(date: Temporal.PlainDate): Instant {
  return atTime(date, new Temporal.PlainTime());
}

function atTime(date: Temporal.PlainDate, plainTime: Temporal.PlainTime): Instant {
  return instantOf(date.toZonedDateTime({ timeZone: LEGAL_TIME_ZONE, plainTime }).epochMilliseconds);
}

function nthDayAfter(date: Temporal.PlainDate, period: LegalPeriod): Temporal.PlainDate {
  return step(date, period, 1);
}

function nthDayBefore(date: Temporal.PlainDate, period: LegalPeriod): Temporal.PlainDate {
  return step(date, period, -1);
}

function step(from: Temporal.PlainDate, { days, unit }: LegalPeriod, direction: 1 | -1): Temporal.PlainDate {
  if (unit === 'calendar-day') return from.add({ days: days * direction });
  let date = from;
  for (let counted = 0; counted < days;) {
    date = date.add({ days: direction });
    if (isWorkingDay(date.toString())) counted += 1;
  }
  return date;
}
