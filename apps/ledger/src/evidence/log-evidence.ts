import { type EvidenceLine, type KeyFile, rowsOf } from '@mingtang/service-kit';
import { canonicalJson, inclusionProof, parseCanonicalJson, quorumOf } from '@mingtang/transparency';
import { type EntityManager } from 'typeorm';
import { queryBy } from '../reading/query';
import { deadlineEvidence } from '../deadlines/deadline-evidence';
import { type StoredTiles } from '../reading/stored-tiles';
import {
  entryRecords,
  hashesOf,
  listedRecords,
  type RawRecordRow,
  recordOf,
  type RecordRow,
} from '../records/record-row';
import { nodeSha256 } from '@mingtang/host-crypto';
import { procedureEntry } from '../procedures/logged-procedures';
import { witnessesEntry } from '../witnesses/logged-witnesses';
import { type EvidenceCheckpoint } from './checkpoint-covering';
import { assertLotsFollowed } from './followed-lots';

/**
 * The log's part of a project's evidence: a checkpoint, the keys by which to check it, the entries that name its witnesses and hold its procedure, and every record that may be known, each with
 * its inclusion path under that checkpoint.
 */
export async function* logEvidence(
  manager: EntityManager,
  project: string,
  { note, size }: EvidenceCheckpoint,
  key: Pick<KeyFile, 'name' | 'verifierKey' | 'retired'>,
  tiles: StoredTiles,
): AsyncGenerator<EvidenceLine> {
  const query = queryBy(manager);
  const named = await witnessesEntry(query, size);
  const witnesses = named?.witnesses ?? [];
  yield { path: 'log/checkpoint', text: note };
  yield {
    path: 'log/keys.json',
    text: canonicalJson({
      origin: key.name,
      verifierKeys: [key.verifierKey, ...key.retired],
      witnesses,
      quorum: quorumOf(witnesses.length),
    }),
  };
  const read = tiles.reader(size);
  const prove = async (index: number) => (await inclusionProof(index, size, read, nodeSha256)).map(base64);
  const procedure = await procedureEntry(query, project, size);
  for (const [path, entry] of [
    ['log/witnesses.json', named],
    ['log/procedure.json', procedure],
  ] as const)
    if (entry) {
      const { index, leaf } = entry;
      yield { path, text: canonicalJson({ index, entry: leaf.toString('utf8'), proof: await prove(index) }) };
    }
  const keys = [key.verifierKey, ...key.retired, ...witnesses.map(({ verifierKey }) => verifierKey)];
  yield* deadlineEvidence(query, project, { size, read, keys });
  await assertLotsFollowed(query, project);
  const records = rowsOf<RawRecordRow>(
    manager,
    `${entryRecords('$2')} AND entry.project = $1 UNION ALL ${listedRecords('$2')} AND sealed.project = $1
     ORDER BY index, place`,
    [project, size],
  );
  for await (const row of records) {
    const record = recordOf(row);
    yield { path: 'log/records.ndjson', line: lineOf(record, await prove(record.index)) };
  }
}

function lineOf({ index, leaf, payload, salt, sealed }: RecordRow, proof: readonly string[]): object {
  return {
    index,
    entry: leaf.toString('utf8'),
    proof,
    ...(payload !== null && { payload: asStored(payload) }),
    ...(salt !== null && { salt }),
    ...(sealed && {
      sealed: { record: sealed.record, place: sealed.place, path: hashesOf(sealed.path).map(base64) },
    }),
  };
}

/** What was altered may be no canonical JSON any more: then the text itself stands there, and its hash is another. */
function asStored(payload: string): unknown {
  try {
    return parseCanonicalJson(payload);
  } catch {
    return payload;
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
