import { type CloudEvent, type EventType, RECORD_CLASS } from '@mingtang/contracts';
import { canonicalBytes } from '@mingtang/transparency';
import { createHash } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { type EvidenceLine } from './evidence-line';

const ROWS_AT_ONCE = 200;

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
  for (let after = '0'; ;) {
    const rows = await manager.query<{ n: string; event: CloudEvent<EventType> }[]>(
      'SELECT id AS n, event FROM outbox WHERE project_id = $1 AND id > $2 ORDER BY id LIMIT $3',
      [project, after, ROWS_AT_ONCE],
    );
    for (const { event } of rows) {
      const { id, type, time, data } = event;
      if (shown(type)) yield { path, line: { id, type, time, digest: sha256Of(canonicalBytes(data)) } };
    }
    if (rows.length < ROWS_AT_ONCE) return;
    after = rows.at(-1)?.n ?? after;
  }
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
