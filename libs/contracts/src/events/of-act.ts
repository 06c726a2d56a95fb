import { type ActId } from '@mingtang/procedure/procedures';
import { EVENT_TYPES, EVENTS, type EventType, isOpen } from './catalogue';

/** The types of events that record an act: one for each outcome, where these tell different things. */
export function typesOf(act: ActId): readonly EventType[] {
  return EVENT_TYPES.filter((type) => EVENTS[type].act === act);
}

/** Whether all that tells of an act is sealed. */
export function isSealedAct(act: ActId): boolean {
  const types = typesOf(act);
  return types.length > 0 && !types.some(isOpen);
}

/** The types of events that tell the record of an opening: their data is the same. */
export type OpeningCompleted =
  'bidding.opening-completed.v1' | 'bidding.price-opening-completed.v1' | 'bidding.final-opening-completed.v1';

/** The event by which an opening is completed. @throws RangeError where no event tells of that act */
export function openingCompletedBy(act: ActId): OpeningCompleted {
  const [type] = typesOf(act);
  if (type === undefined) throw new RangeError(`no event tells of ${act}`);
  return type as OpeningCompleted;
}
