import { Temporal } from 'temporal-polyfill';

/** A point in time: ISO 8601 in UTC with milliseconds, `2026-11-24T08:00:00.000Z`. */
export type Instant = string;

/** Where legal days begin and end. */
export const LEGAL_TIME_ZONE = 'Asia/Shanghai';

/** Whether `text` names an instant, with `Z` or an offset. */
export function isInstant(text: string): boolean {
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}

/** @throws RangeError if `text` is no ISO 8601 instant with `Z` or an offset */
export function epochMilliseconds(instant: Instant): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

/** The instant so many milliseconds after 1970-01-01T00:00Z. */
export function instantOf(milliseconds: number): Instant {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toString({ fractionalSecondDigits: 3 });
}

/** Orders two instants in time, however they are written: negative, zero or positive. */
export function compareInstants(a: Instant, b: Instant): number {
  return Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b));
}

export function isBefore(a: Instant, b: Instant): boolean {
  return compareInstants(a, b) < 0;
}

export function addMilliseconds(instant: Instant, milliseconds: number): Instant {
  return instantOf(epochMilliseconds(instant) + milliseconds);
}

export function laterOf(a: Instant, b: Instant): Instant {
  return compareInstants(a, b) >= 0 ? a : b;
}
