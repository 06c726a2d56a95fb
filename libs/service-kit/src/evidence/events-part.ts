import { type CloudEvent, disclosersOf, EVENTS, type EventType, type ProcessEvent } from '@mingtang/contracts';
import { digestOf } from '@mingtang/transparency';
import { type EntityManager } from 'typeorm';
import { type EvidenceLine } from './evidence-line';
import { rowsOf } from './rows-of';

/**
 * Every event that a service has said of a project, in order, each with the digest of its data as the outbox has it today: the
 * `<service>/events.ndjson` of its part.
 * @param withSealed whether events of sealed record classes are shown: only once the public log lists them (ANN-09).
 */
export async function* eventsPart(
  manager: EntityManager,
  service: string,
  project: string,
  { withSealed }: { readonly withSealed: boolean | ((event: ProcessEvent) => boolean) },
): AsyncGenerator<EvidenceLine> {
  const shown = (event: ProcessEvent): boolean =>
    EVENTS[event.type].record !== 'sealed' || (typeof withSealed === 'function' ? withSealed(event) : withSealed);
  const path = `${service}/events.ndjson`;
  const sql = 'SELECT event_id, project_id, type, event FROM outbox WHERE project_id = $1 ORDER BY id';
  for await (const row of rowsOf<OutboxRow>(manager, sql, [project])) {
    const { id, type, time, actorrole: actorRole, data } = row.event;
    if (!shown(row.event as ProcessEvent)) continue;
    const digest = isDisclosed(type) ? { digest: digestOf(data) } : {};
    const altered = alteredIn(row, service);
    yield { path, line: { id, type, time, actorRole, ...digest, ...(altered.length > 0 && { altered }) } };
  }
}

interface OutboxRow {
  readonly event_id: string;
  readonly project_id: string;
  readonly type: string;
  readonly event: CloudEvent<EventType>;
}

/** What of a row contradicts the rest of it, or what this service writes into every event. */
function alteredIn({ event, ...row }: OutboxRow, service: string): string[] {
  const expected: Readonly<Record<string, readonly [found: unknown, meant: unknown]>> = {
    event_id: [row.event_id, event.id],
    project_id: [row.project_id, event.subject],
    type: [row.type, event.type],
    'event.source': [event.source, `/mingtang/${service}`],
    'event.specversion': [event.specversion, '1.0'],
    'event.datacontenttype': [event.datacontenttype, 'application/json'],
  };
  return Object.entries(expected).flatMap(([name, [found, meant]]) => (found === meant ? [] : [name]));
}

/** What the log never discloses, such as the accounts of a committee, could be guessed from a digest without salt. */
function isDisclosed(type: EventType): boolean {
  return EVENTS[type].record !== 'hashed' || disclosersOf(type).length > 0;
}
