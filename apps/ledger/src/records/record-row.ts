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

const SEALED_COLUMNS = `
  entry.index, entry.leaf, sealed.listed_seq AS seq, sealed.listed_as AS n, sealed.project, sealed.event,
  sealed.payload, sealed.salt, sealed.record, sealed.place, sealed.path`;

/**
 * Public and hashed records of the first `size` entries; the payload of a hashed one only where one of these discloses it.
 * @param size SQL of it, e.g. `$2`. To be followed by further conditions.
 */
export function entryRecords(size: string): string {
  return `
    SELECT entry.index, entry.leaf, entry.seq, 0 AS n, entry.project, entry.event,
           CASE WHEN entry.salt IS NULL OR disclosed.event IS NOT NULL THEN entry.payload END AS payload,
           CASE WHEN disclosed.event IS NOT NULL THEN entry.salt END AS salt,
           NULL::text AS record, NULL::int AS place, NULL::bytea AS path
    FROM entry LEFT JOIN disclosed_record disclosed ON disclosed.event = entry.event AND disclosed.disclosed_by < ${size}
    WHERE entry.index < ${size}`;
}

/**
 * Sealed records that a listing among the first `size` entries names: those that are public in a log of that size. That their batch is
 * among them is not enough, it stands before the listing.
 * @param size SQL of it, e.g. `$2`. To be followed by further conditions.
 */
export function listedRecords(size: string): string {
  return `
    SELECT ${SEALED_COLUMNS}
    FROM sealed_record sealed JOIN entry ON entry.index = sealed.batch
    JOIN entry AS listing ON listing.project = sealed.project AND listing.seq = sealed.listed_seq
    WHERE listing.index < ${size}`;
}

/** Sealed records in a batch, listed or not, for a reader who knows the id of their event. To be followed by conditions. */
export const SEALED_RECORDS = `
  SELECT ${SEALED_COLUMNS} FROM sealed_record sealed JOIN entry ON entry.index = sealed.batch WHERE`;

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
