import { addMilliseconds, type Calendar, type Instant } from '@mingtang/procedure/time';

/** How long before the bid deadline its bidders are reminded, hours of a day of 24. */
export const REMINDED_HOURS_BEFORE = [24, 1] as const;

const HOUR_MS = 3_600_000;
const HOURS_A_DAY = 24;

/** When bidders are reminded of a deadline; in a sandbox hours are as short as its days. */
export function reminderTimes(deadline: Instant, calendar: Calendar): Instant[] {
  const hour = calendar.mode === 'sandbox' ? (calendar.secondsPerDay * 1_000) / HOURS_A_DAY : HOUR_MS;
  return REMINDED_HOURS_BEFORE.map((hours) => addMilliseconds(deadline, -Math.round(hours * hour)));
}
