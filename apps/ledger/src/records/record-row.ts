import { type Query } from '../reading/query';

/** A record of which the reader may know: where it is in the log, and what is public of it. */
export interface RecordRow {
  /** Of its entry; of a sealed record, of the batch in which it is. */
  readonly index: number;
  readonly leaf: Buffer;
  /** Canonical JSON; null where it is not public, and where the leaf holds it. */
  readonly payload: string | null;
  readonly salt: string | null;
  readonly sealed: { readonly record: string; readonly place: number; readonly path: Buffer } | null;
}

/** As the statements below give it. */
export interface RawRecordRow {
  readonly index: string;
  readonly leaf: Buffer;
  readonly payload: string | null;
  readonly salt: string | null;
  readonly record: string | null;
  readonly place: number | null;
  readonly path: Buffer | null;
}

/** Public and hashed records; the payload of a hashed one only once it is disclosed. To be followed by conditions. */
export const ENTRY_RECORDS = `
  SELECT entry.index, entry.leaf, entry.seq, 0 AS n, entry.project, entry.event,
         CASE WHEN entry.salt IS NULL OR disclosed.event IS NOT NULL THEN entry.payload END AS payload,
         CASE WHEN disclosed.event IS NOT NULL THEN entry.salt END AS salt,
         NULL::text AS record, NULL::int AS place, NULL::bytea AS path
  FROM entry LEFT JOIN disclosed_record disclosed ON disclosed.event = entry.event WHERE`;

/** Sealed records that are in a batch; whoever asks must look to it that they are listed, or that the reader knows their event's id. */
export const SEALED_RECORDS = `
  SELECT entry.index, entry.leaf, sealed.listed_seq AS seq, sealed.listed_as AS n, sealed.project, sealed.event,
         sealed.payload, sealed.salt, sealed.record, sealed.place, sealed.path
  FROM sealed_record sealed JOIN entry ON entry.index = sealed.batch WHERE`;

export function recordOf({ index, leaf, payload, salt, record, place, path }: RawRecordRow): RecordRow {
  return {
    index: Number(index),
    leaf,
    payload,
    salt,
    sealed: record === null || place === null || path === null ? null : { record, place, path },
  };
}

/** Whether a project has records that anybody may know of. */
export async function isLogged(query: Query, project: string): Promise<boolean> {
  const rows = await query('SELECT 1 FROM logged_project WHERE id = $1 AND seq > 0', [project]);
  return rows.length > 0;
}

/** Whether an event of a project waits for its entry. */
export async function isWaiting(query: Query, project: string): Promise<boolean> {
  const rows = await query('SELECT 1 FROM waiting_event WHERE project = $1 LIMIT 1', [project]);
  return rows.length > 0;
}

/** Hashes that are stored one after the other. */
export function hashesOf(bytes: Buffer): Buffer[] {
  return Array.from({ length: bytes.length / 32 }, (_, at) => bytes.subarray(at * 32, (at + 1) * 32));
}
