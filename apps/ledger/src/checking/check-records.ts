import { decodeTile, parseEntry, parseSealedRecord, verifySealed } from '@mingtang/transparency';
import { canonicalPayloadHash } from '../appending/payload-hash';
import { type Query } from '../reading/query';
import { nodeSha256 } from '@mingtang/host-crypto';
import { LogDamagedError } from './log-damaged';

const PAGE = 256;

/**
 * What stands beside the entries and not in the tree's hashes: payloads and salts against the hash that their entry tells, and sealed
 * records against the root of their batch.
 * @throws {LogDamagedError} that names the first which differs
 */
export async function checkRecords(query: Query): Promise<void> {
  await checkPayloads(query);
  await checkSealedRecords(query);
}

async function checkPayloads(query: Query): Promise<void> {
  for await (const { index, leaf, payload, salt } of pages<PayloadRow>(
    query,
    `SELECT index AS key, index, leaf, payload, salt FROM entry WHERE index > $1 AND payload IS NOT NULL
     ORDER BY index LIMIT ${PAGE}`,
  )) {
    const entry = parseEntry(leaf.toString('utf8'));
    if (entry.kind !== 'record' || entry.record.payloadHash !== canonicalPayloadHash(payload, salt))
      throw new LogDamagedError(`the payload that is kept of entry ${index} is not the one that was logged`);
  }
}

async function checkSealedRecords(query: Query): Promise<void> {
  for await (const { event, record, payload, salt, batch, place, path, leaf } of pages<SealedRow>(
    query,
    `SELECT position AS key, sealed.event, record, sealed.payload, sealed.salt, batch, place, path, leaf
     FROM sealed_record sealed LEFT JOIN entry ON entry.index = batch WHERE position > $1 ORDER BY position LIMIT ${PAGE}`,
  )) {
    if (parseSealedRecord(record).payloadHash !== canonicalPayloadHash(payload, salt))
      throw new LogDamagedError(`the payload that is kept of the sealed event ${event} is not the one that was sealed`);
    if (batch === null) continue;
    const entry = leaf && parseEntry(leaf.toString('utf8'));
    const root = entry?.kind === 'sealed-batch' ? Buffer.from(entry.root, 'hex') : undefined;
    if (!root || !path || place === null || !verifySealed(record, place, decodeTile(path), root, nodeSha256))
      throw new LogDamagedError(`the sealed event ${event} is not in the batch of entry ${batch}`);
  }
}

interface Keyed {
  readonly key: string;
}

interface PayloadRow extends Keyed {
  readonly index: string;
  readonly leaf: Buffer;
  readonly payload: string;
  readonly salt: string | null;
}

interface SealedRow extends Keyed {
  readonly event: string;
  readonly record: string;
  readonly payload: string;
  readonly salt: string;
  readonly batch: string | null;
  readonly place: number | null;
  readonly path: Buffer | null;
  readonly leaf: Buffer | null;
}

/** @param sql of one page in the order of `key`, after the key `$1`. */
async function* pages<Row extends Keyed>(query: Query, sql: string): AsyncGenerator<Row> {
  for (let after = '-1'; ;) {
    const rows = await query<Row>(sql, [after]);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.key;
  }
}
