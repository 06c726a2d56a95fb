import type pg from 'pg';

/** A value of one row that an intruder with the database's password could change, and how it is put back. */
export interface Edit {
  readonly table: string;
  readonly column: string;
  /** Postgres's type name, e.g. `timestamptz`. */
  readonly type: string;
}

/** What became of an edit: done, or refused by the database's own constraints. */
export type Edited = { readonly undo: () => Promise<void> } | { readonly refused: string };

/** An expression that makes another value of the same type of a column that is not null. */
const OTHER: Readonly<Record<string, (column: string) => string>> = {
  text: (column) => `${column} || 'x'`,
  uuid: () => 'gen_random_uuid()',
  int4: (column) => `${column} + 1`,
  int8: (column) => `${column} + 1`,
  numeric: (column) => `${column} + 1`,
  timestamptz: (column) => `${column} + interval '1 second'`,
  bool: (column) => `NOT ${column}`,
  bytea: (column) => `set_byte(${column}, 0, 255 - get_byte(${column}, 0))`,
  _text: (column) => `${column} || 'x'::text`,
};

/** The tables of a service and what of them can be edited, in the order of their names; not those of libraries. */
export async function editsOf(client: pg.Client): Promise<Edit[]> {
  const { rows } = await client.query<Edit>(
    `SELECT table_name AS "table", column_name AS "column", udt_name AS type
     FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER'
     ORDER BY table_name, ordinal_position`,
  );
  return rows;
}

/**
 * Edits that column in a row that has to do with the project: the one whose own id is the first given, else the first that names any.
 * @returns undefined where the table has no such row with a value there.
 */
export async function edit(
  client: pg.Client,
  { table, column, type }: Edit,
  ids: readonly string[],
): Promise<Edited | undefined> {
  const name = client.escapeIdentifier(table);
  const field = client.escapeIdentifier(column);
  const { rows } = await client.query<{ place: string; before: string; other?: string }>(
    `SELECT ctid::text AS place, ${field}::text AS before FROM ${name} AS row
     WHERE ${field} IS NOT NULL AND row::text ~ $1
     ORDER BY coalesce(to_jsonb(row)->>'id' = $2, false) DESC, ctid LIMIT 1`,
    [ids.join('|'), ids[0]],
  );
  const [row] = rows;
  if (!row) return undefined;
  const other = type === 'jsonb' ? '$2::jsonb' : OTHER[type]?.(field);
  if (other === undefined) return { refused: `no other value for ${type}` };
  const values = type === 'jsonb' ? [JSON.stringify(otherJson(JSON.parse(row.before) as unknown))] : [];
  try {
    const { rows: edited } = await client.query<{ place: string }>(
      `UPDATE ${name} SET ${field} = ${other} WHERE ctid = $1::tid RETURNING ctid::text AS place`,
      [row.place, ...values],
    );
    const place = edited[0]?.place;
    return {
      undo: async () => {
        await client.query(`UPDATE ${name} SET ${field} = $2::text::${type} WHERE ctid = $1::tid`, [place, row.before]);
      },
    };
  } catch (error) {
    return { refused: (error as Error).message };
  }
}

/** The same JSON with its last text, number or truth value changed. */
export function otherJson(value: unknown): unknown {
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'number') return value === 0 ? 1 : -value;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return value.length === 0 ? ['x'] : [...value.slice(0, -1), otherJson(value.at(-1))];
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    const last = entries.at(-1);
    return last ? { ...value, [last[0]]: otherJson(last[1]) } : { x: 1 };
  }
  return 'x';
}
