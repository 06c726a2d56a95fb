import { EVENTS, type EventType, isEventType, isNotice, mayEndSecret } from '@mingtang/contracts';
import { addMilliseconds, isBefore } from '@mingtang/procedure/time';
import { type EventLine, type Part } from '../bundle/files';

/** An event that a service shows and the log of the bundle has not. */
export interface Unlogged extends EventLine {
  readonly service: Part;
  /** The log has nothing that the service did after it. */
  last: boolean;
}

/** By so much the log may be behind the services, and they behind each other, before something has been dropped. */
const LONGEST_BEHIND_MS = 3_600_000;

/**
 * Whether the log may only be behind: all that it lacks is young, and it has nothing that the same service did later. What is sealed comes
 * with the event that ends its secret, however old it is.
 */
export function isBehind(unlogged: readonly Unlogged[], madeAt: string): boolean {
  const behind = (each: Unlogged): boolean => each.last && !isOverdue(each.time, madeAt);
  const young = unlogged.filter(behind).flatMap(({ type }) => (isEventType(type) ? [type] : []));
  return unlogged.every((each) => behind(each) || (isEventType(each.type) && mayComeWith(each.type, young)));
}

/** Whether the log lists an event of a sealed type with one of the others. */
function mayComeWith(type: EventType, others: readonly EventType[]): boolean {
  const { secrecy } = EVENTS[type];
  return secrecy.kind === 'sealed' && others.some(secrecy.until === 'notice' ? isNotice : mayEndSecret);
}

/** Whether what was done then must be known everywhere when a bundle was made. */
export function isOverdue(time: string, madeAt: string): boolean {
  return isBefore(time, addMilliseconds(madeAt, -LONGEST_BEHIND_MS));
}
