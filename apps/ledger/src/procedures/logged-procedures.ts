import { type EventData, procedureDigest } from '@mingtang/contracts';
import { findProcedure } from '@mingtang/procedure/procedures';
import { PROCEDURE_TYPE, procedureEntryText } from '@mingtang/transparency';
import { type EntryRow } from '../appending/entry-rows';
import { type Query } from '../reading/query';

const DIGEST = `convert_from(leaf, 'UTF8')::jsonb ->> 'digest'`;

/**
 * The entry, but for its index, that holds the definition which a notice fixes, where the log holds it not yet; undefined also of a procedure that is
 * not known here, or not so.
 * @param now UTC instant
 */
export async function newProcedure(
  query: Query,
  { published: { procedure, procedureDigest: digest } }: EventData<'announcement.project-published.v1'>,
  now: string,
): Promise<Omit<EntryRow, 'index'> | undefined> {
  const definition = findProcedure(procedure);
  if (!definition || procedureDigest(definition) !== digest) return undefined;
  const held = await query(`SELECT FROM entry WHERE type = '${PROCEDURE_TYPE}' AND ${DIGEST} = $1 LIMIT 1`, [digest]);
  if (held.length > 0) return undefined;
  return { leaf: Buffer.from(procedureEntryText(now, procedure, definition)), type: PROCEDURE_TYPE };
}

/** An entry of the log that holds a definition. */
export interface ProcedureEntry {
  readonly index: number;
  readonly leaf: Buffer;
}

/** The entry, among the first `size`, of the definition that the notice of a project fixes; undefined where there is none. */
export async function procedureEntry(query: Query, project: string, size: number): Promise<ProcedureEntry | undefined> {
  const [row] = await query<{ index: string; leaf: Buffer }>(
    `SELECT index, leaf FROM entry
     WHERE type = '${PROCEDURE_TYPE}' AND index < $2 AND ${DIGEST} = (
       SELECT coalesce(notice.payload::jsonb, convert_from(notice.leaf, 'UTF8')::jsonb -> 'payload')
              #>> '{published,procedureDigest}'
       FROM entry AS notice
       WHERE notice.project = $1 AND notice.type = 'announcement.project-published.v1' AND notice.index < $2
       LIMIT 1)
     ORDER BY index LIMIT 1`,
    [project, size],
  );
  return row && { index: Number(row.index), leaf: row.leaf };
}
