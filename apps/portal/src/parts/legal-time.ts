import { LEGAL_TIME_ZONE } from '@mingtang/procedure/time';
import dayjs, { type Dayjs } from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(timezone);

/** An instant as a picker shows it: in Beijing time, wherever the reader is. */
export function inLegalTime(instant: string | number): Dayjs {
  return dayjs(instant).tz(LEGAL_TIME_ZONE);
}

/** The instant that was picked, whose figures are Beijing time whatever the zone of this machine; to the second. */
export function atLegalTime(picked: Dayjs): string {
  return dayjs.tz(picked.format('YYYY-MM-DDTHH:mm:ss'), LEGAL_TIME_ZONE).toISOString();
}
