import { type CloudEvent, DISCLOSED_WITH, type EventType, RECORD_CLASS } from '@mingtang/contracts';
import { canonicalBytes } from '@mingtang/transparency';
import { createHash } from 'node:crypto';
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
  { withSealed }: { readonly withSealed: boolean | ((type: EventType) => boolean) },
): AsyncGenerator<EvidenceLine> {
  const shown = (type: EventType): boolean =>
    RECORD_CLASS[type] !== 'sealed' || (typeof withSealed === 'function' ? withSealed(type) : withSealed);
  const path = `${service}/events.ndjson`;
  const sql = 'SELECT event FROM outbox WHERE project_id = $1 ORDER BY id';
  for await (const { event } of rowsOf<{ event: CloudEvent<EventType> }>(manager, sql, [project])) {
    const { id, type, time, data } = event;
    if (!shown(type)) continue;
    const digest = isDisclosed(type) ? { digest: sha256Of(canonicalBytes(data)) } : {};
    yield { path, line: { id, type, time, ...digest } };
  }
}

/** What the log never discloses, such as the accounts of a committee, could be guessed from a digest without salt. */
function isDisclosed(type: EventType): boolean {
  return RECORD_CLASS[type] !== 'hashed' || DISCLOSED_WITH[type] !== undefined;
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
