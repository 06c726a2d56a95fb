import { type Calendar, endOfPeriod, latestBefore } from '../time/calendar';
import { addMilliseconds, epochMilliseconds, type Instant, isBefore, laterOf } from '../time/instant';
import { type PeriodDefinition } from './definition';
import { type CaseLaw } from './law';
import { periodOf } from './parts';
import { type Stand } from './stand';
import { type PeriodId } from './vocabulary/periods';

/**
 * The first instant after a period of a case, UTC: as it was announced, else as the law counts it from the act that starts it. What a
 * suspension takes from a period that then stops is added.
 * @returns undefined while the period has not begun
 */
export function periodEnd({ definition, calendar }: CaseLaw, stand: Stand, id: PeriodId): Instant | undefined {
  const period = periodOf(definition, id);
  const announced = stand.ends[id];
  if (announced !== undefined) return prolonged(announced.end, announced.announced, period, stand);
  if (typeof period.from !== 'string') {
    const end = periodEnd({ definition, calendar }, stand, period.from.before);
    return end === undefined ? undefined : addMilliseconds(latestBefore(end, period, calendar), 1);
  }
  const begun = stand.done[period.from];
  return begun === undefined ? undefined : countedFrom(begun.at, period, calendar, stand);
}

/** The first instant after a period that an act at `from` starts, pauses included. */
export function countedFrom(from: Instant, period: PeriodDefinition, calendar: Calendar, stand: Stand): Instant {
  return prolonged(endOfPeriod(from, period, calendar), from, period, stand);
}

/** A period that stops while the case is suspended goes on with what was left. */
function prolonged(end: Instant, from: Instant, { whileSuspended }: PeriodDefinition, { pauses }: Stand): Instant {
  if (whileSuspended === 'runs') return end;
  return pauses.reduce((until, pause) => {
    if (pause.until === undefined || !isBefore(pause.since, until)) return until;
    const since = laterOf(pause.since, from);
    return isBefore(since, pause.until)
      ? addMilliseconds(until, epochMilliseconds(pause.until) - epochMilliseconds(since))
      : until;
  }, end);
}
