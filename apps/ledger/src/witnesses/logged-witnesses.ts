import { parseVerifierKey, parseWitnessSet, WITNESSES_TYPE, witnessesEntryText } from '@mingtang/transparency';
import { type EntryRow } from '../appending/entry-rows';
import { type Query } from '../reading/query';
import { type NamedWitness, registeredWitnesses } from './witness-rows';

/** The entry of the log that says who its witnesses are. */
export interface WitnessesEntry {
  readonly index: number;
  readonly leaf: Buffer;
  readonly witnesses: readonly NamedWitness[];
}

/** The last such entry among the first `size`; undefined where the log has named none yet. */
export async function witnessesEntry(
  query: Query,
  size = Number.MAX_SAFE_INTEGER,
): Promise<WitnessesEntry | undefined> {
  const [row] = await query<{ index: string; leaf: Buffer }>(
    `SELECT index, leaf FROM entry WHERE type = '${WITNESSES_TYPE}' AND index < $1 ORDER BY index DESC LIMIT 1`,
    [size],
  );
  if (!row) return undefined;
  const { witnesses } = parseWitnessSet(row.leaf.toString('utf8'));
  return {
    index: Number(row.index),
    leaf: row.leaf,
    witnesses: witnesses.map((verifierKey) => ({ name: parseVerifierKey(verifierKey).name, verifierKey })),
  };
}

/** Whether other witnesses are registered than the log has named: a condition of SQL. */
export const WITNESSES_CHANGED = `(
  SELECT NOT (registered @> logged AND registered <@ logged)
  FROM (SELECT coalesce(jsonb_agg(verifier_key), '[]') AS registered FROM witness) AS registered,
       (SELECT coalesce((SELECT convert_from(leaf, 'UTF8')::jsonb -> 'witnesses' FROM entry
                         WHERE type = '${WITNESSES_TYPE}' ORDER BY index DESC LIMIT 1), '[]') AS logged) AS logged)`;

/** The entry that is due where other witnesses are registered than the log has named, but for its index. @param now UTC instant */
export async function newWitnesses(query: Query, now: string): Promise<Omit<EntryRow, 'index'> | undefined> {
  const [row] = await query<{ changed: boolean }>(`SELECT ${WITNESSES_CHANGED} AS changed`);
  if (!row?.changed) return undefined;
  const registered = await registeredWitnesses(query);
  const text = witnessesEntryText(
    now,
    registered.map(({ verifierKey }) => verifierKey),
  );
  return { leaf: Buffer.from(text), type: WITNESSES_TYPE };
}
