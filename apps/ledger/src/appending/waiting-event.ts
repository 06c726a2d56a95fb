import { type EventData, type EventType } from '@mingtang/contracts';
import { type Query } from '../reading/query';

/** An event that has been taken in and has no entry yet. */
export interface WaitingEvent<Type extends EventType = EventType> {
  readonly position: string;
  readonly event: string;
  readonly type: Type;
  readonly project: string;
  /** UTC instant, as the event says it. */
  readonly time: string;
  readonly actorRole: string;
  /** As the event says it; null where it does not. */
  readonly seen: number | null;
  /** Canonical JSON. */
  readonly payload: string;
}

/** What one transaction logs at most. */
const MOST_EVENTS = 1_000;
const MOST_BYTES = 16 * 2 ** 20;

/** The events that waited longest, in the order in which they were taken in; at least one, if any waits. */
export async function nextEvents(query: Query): Promise<WaitingEvent[]> {
  return query<WaitingEvent>(
    `SELECT position, event, type, project, time, actor_role AS "actorRole", seen, payload
     FROM (SELECT *, sum(octet_length(payload)) OVER (ORDER BY position) - octet_length(payload) AS before
           FROM (SELECT * FROM waiting_event ORDER BY position LIMIT ${MOST_EVENTS}) AS first) AS waiting
     WHERE before < ${MOST_BYTES} ORDER BY position`,
  );
}

export async function forget(query: Query, events: readonly WaitingEvent[]): Promise<void> {
  if (events.length === 0) return;
  await query('DELETE FROM waiting_event WHERE position = ANY($1::bigint[])', [events.map(({ position }) => position)]);
}

export function payloadOf<Type extends EventType>({ payload }: WaitingEvent<Type>): EventData<Type> {
  return JSON.parse(payload) as EventData<Type>;
}

/** The lot that a payload is about, if it is about one. */
export function lotOf(payload: object): string | null {
  return 'lot' in payload && typeof payload.lot === 'string' ? payload.lot : null;
}
