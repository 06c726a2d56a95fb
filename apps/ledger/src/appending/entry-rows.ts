import { type Query } from '../reading/query';

/** An entry as it is stored: its leaf, and beside it what the leaf does not hold or cannot be searched by. */
export interface EntryRow {
  readonly index: number;
  readonly leaf: Buffer;
  readonly type: string;
  /** What it records; absent of what is of no event: a sealed batch, a set of witnesses. */
  readonly record?: {
    readonly event: string;
    readonly project: string;
    readonly seq: number;
    readonly lot: string | null;
    /** Canonical JSON, where the leaf does not hold the payload itself. */
    readonly payload: string | null;
    /** Hex; of hashed records. */
    readonly salt: string | null;
  };
}

export async function insertEntries(query: Query, rows: readonly EntryRow[]): Promise<void> {
  if (rows.length === 0) return;
  await query(
    `INSERT INTO entry (index, leaf, type, event, project, seq, lot, payload, salt)
     SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::text[], $4::uuid[], $5::uuid[], $6::int[], $7::text[], $8::text[], $9::text[])`,
    [
      rows.map(({ index }) => index),
      rows.map(({ leaf }) => leaf),
      rows.map(({ type }) => type),
      ...(['event', 'project', 'seq', 'lot', 'payload', 'salt'] as const).map((column) =>
        rows.map(({ record }) => record?.[column] ?? null),
      ),
    ],
  );
}
