import { type EventType } from '@mingtang/contracts';
import { type Query } from '../reading/query';

/** A record of which nothing is public yet. */
export interface SealedRow {
  readonly event: string;
  readonly project: string;
  readonly type: EventType;
  /** Canonical JSON: what is hashed into its batch. */
  readonly record: string;
  readonly payload: string;
  readonly salt: string;
}

export async function insertSealed(query: Query, rows: readonly SealedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await query(
    `INSERT INTO sealed_record (event, project, type, record, payload, salt)
     SELECT event, project, type, record, payload, salt
     FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])
       WITH ORDINALITY AS taken(event, project, type, record, payload, salt, n) ORDER BY n`,
    (['event', 'project', 'type', 'record', 'payload', 'salt'] as const).map((column) =>
      rows.map((row) => row[column]),
    ),
  );
}

/** Those that are in no batch yet, oldest first, at most so many. */
export async function recordsWithoutBatch(query: Query, most: number): Promise<{ event: string; record: string }[]> {
  return query('SELECT event, record FROM sealed_record WHERE batch IS NULL ORDER BY position LIMIT $1', [most]);
}

/** Where each of these records is in the batch that is entry `index`. */
export async function placeInBatch(
  query: Query,
  index: number,
  places: readonly { readonly event: string; readonly place: number; readonly path: Buffer }[],
): Promise<void> {
  if (places.length === 0) return;
  await query(
    `UPDATE sealed_record SET batch = $1, place = placed.place, path = placed.path
     FROM unnest($2::uuid[], $3::int[], $4::bytea[]) AS placed(event, place, path) WHERE sealed_record.event = placed.event`,
    [index, places.map(({ event }) => event), places.map(({ place }) => place), places.map(({ path }) => path)],
  );
}

/** A project's sealed records that no listing names yet, in the order in which they were taken in. */
export async function unlistedRecords(
  query: Query,
  project: string,
): Promise<Pick<SealedRow, 'event' | 'type' | 'record' | 'payload'>[]> {
  return query(
    'SELECT event, type, record, payload FROM sealed_record WHERE project = $1 AND listed_seq IS NULL ORDER BY position',
    [project],
  );
}

/** Remembers that the listing with that number names these records, in that order. */
export async function markListed(query: Query, seq: number, events: readonly string[]): Promise<void> {
  await query(
    `UPDATE sealed_record SET listed_seq = $1, listed_as = listed.n
     FROM unnest($2::uuid[]) WITH ORDINALITY AS listed(event, n) WHERE sealed_record.event = listed.event`,
    [seq, events],
  );
}
