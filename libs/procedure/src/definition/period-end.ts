import { type Calendar, endOfPeriod, latestBefore } from '../time/calendar';
import { addMilliseconds, epochMilliseconds, type Instant, isBefore, laterOf } from '../time/instant';
import { type PeriodDefinition } from './definition';
import { type CaseLaw } from './law';
import { periodOf } from './parts';
import { isWaived } from './scope';
import { type DoneAct, type Stand } from './stand';
import { type ActId } from './vocabulary/acts';
import { type PeriodId } from './vocabulary/periods';

/**
 * The first instant after a period of a case, UTC: as it was announced, else as the law counts it from the act that starts it. What a
 * suspension takes from a period that then stops is added.
 * @returns undefined while the period has not begun, or where nobody announced it and its rules do not bind the project
 */
export function periodEnd({ definition, calendar }: CaseLaw, stand: Stand, id: PeriodId): Instant | undefined {
  const period = periodOf(definition, id);
  const announced = stand.ends[id];
  if (announced !== undefined) return prolonged(announced.end, announced.announced, period, stand);
  if (isWaived(definition, period)) return undefined;
  if (isCountedBack(period.from)) {
    const end = periodEnd({ definition, calendar }, stand, period.from.before);
    return end === undefined ? undefined : addMilliseconds(latestBefore(end, period, calendar), 1);
  }
  const begun = lastDone(actsFrom(period.from), stand);
  // What its act sets has the end that the act said, and no other.
  return begun === undefined || period.bound === 'set-by-act'
    ? undefined
    : countedFrom(begun.at, period, calendar, stand);
}

/** Whether a period lies before the end of another. */
export function isCountedBack(from: PeriodDefinition['from']): from is { readonly before: PeriodId } {
  return typeof from !== 'string' && 'before' in from;
}

/** The acts of which the last one done starts a period; none of one that is counted back. */
export function actsFrom(from: PeriodDefinition['from']): readonly ActId[] {
  if (isCountedBack(from)) return [];
  return typeof from === 'string' ? [from] : from;
}

/** The last of these acts that was done, and when. */
export function lastDone(acts: readonly ActId[], { done }: Stand): DoneAct | undefined {
  return acts
    .flatMap((act) => done[act] ?? [])
    .reduce<DoneAct | undefined>((last, each) => (last === undefined || each.nth > last.nth ? each : last), undefined);
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
