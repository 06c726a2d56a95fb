import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { checkpointText } from '../checkpoint/checkpoint';
import { addSignatures, cosign } from '../checkpoint/cosignature';
import { foreseeableBytes, KeptTree, LOG, WITNESSES } from '../fixtures';
import { canonicalJson } from '../json/canonical-json';
import { sha256Hex } from '../json/sha256';
import { type Hash, leafHash } from '../merkle/hash';
import { consistencyProof, inclusionProof } from '../merkle/prove';
import { signNote } from '../note/signed-note';
import { writeProof } from '../proof-file/proof-file';
import { batchEntryText, entryText } from '../records/entry';
import { payloadHashOf } from '../records/payload';
import { SealedBatch, type SealedPlace } from '../records/sealed-batch';
import { LISTED_TYPE, sealedRecordHash, sealedRecordText } from '../records/sealed-record';
import { procedureEntryText } from '../records/procedure-entry';
import { witnessesEntryText } from '../records/witness-set';
import { encodeEntries } from '../tiles/entry-bundle';
import { tilePath } from '../tiles/tile-path';
import { encodeTile, newTiles } from '../tiles/tile-reader';
import { proofExtra, type ProofExtra } from '../verify/proof-extra';
import { addCheckpointBody } from '../witness/add-checkpoint';

/** Leaves of the example log: over one tile. */
const SIZE = 300;
const OLD_SIZE = 256;
const SIZES = [1, 2, 3, 7, 8, 255, OLD_SIZE, 257, SIZE];
const NOW = 1_795_507_200;

const project = '6f0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11';
const salt = '5a'.repeat(32);
const publicPayload = { project, title: { zh: '道路工程', en: 'road' }, lots: [{ lot: '1', budget: '1000000.00' }] };
const hashedPayload = { project, lot: '1', members: ['7d4c'] };
const bidPayload = { project, lot: '1', bid: '0b0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a12', version: 1 };
const eventId = (last: number): string => `0b0c8f39-91fd-4d6f-8f0e-00000000000${last}`;

const sealedRecord = {
  type: 'bidding.bid-submitted.v1',
  time: '2026-11-24T08:00:00.500Z',
  project,
  event: eventId(2),
  actorRole: 'bidder',
  payloadHash: payloadHashOf(bidPayload, salt),
};
const sealedText = sealedRecordText(sealedRecord);
const batch = SealedBatch.build(foreseeableBytes('batch of two'), [sealedText, 'another sealed record']);
const emptyBatch = SealedBatch.build(foreseeableBytes('batch of none'), []);
const listing = { project, records: [sealedRecordHash(sealedText)] };

const records = [
  {
    type: 'announcement.project-published.v1',
    time: '2026-10-08T01:00:00.000Z',
    project,
    seq: 1,
    event: eventId(1),
    actorRole: 'tenderer',
    payloadHash: payloadHashOf(publicPayload),
    payload: publicPayload,
  },
  {
    type: LISTED_TYPE,
    time: '2026-11-24T08:30:00.000Z',
    project,
    seq: 2,
    event: eventId(3),
    actorRole: 'system',
    payloadHash: payloadHashOf(listing),
    payload: listing,
  },
  {
    type: 'evaluation.committee-formed.v1',
    time: '2026-11-24T09:00:00.000Z',
    project,
    seq: 3,
    event: eventId(4),
    actorRole: 'system',
    lot: '1',
    seen: 1,
    payloadHash: payloadHashOf(hashedPayload, salt),
  },
];
const batches = [
  { time: '2026-11-24T08:00:01.000Z', batch },
  { time: '2026-11-24T08:00:02.000Z', batch: emptyBatch },
];

const recordEntries = records.map(entryText);
const batchEntries = batches.map(({ time, batch: { root } }) => batchEntryText(time, root));
/** Published, a bid sealed, nothing sealed, what was sealed listed, a committee formed. */
const firstEntries = [...recordEntries.slice(0, 1), ...batchEntries, ...recordEntries.slice(1)];
const leaves = Array.from({ length: SIZE }, (_, at) => firstEntries[at] ?? `leaf ${at}`);
const [BATCH_INDEX, HASHED_INDEX] = [1, 4];

const encoded = (hashes: readonly Hash[]): string[] => hashes.map((hash) => base64.encode(hash));
const shownPlace = ({ place, path }: SealedPlace) => ({ place, path: encoded(path) });

/**
 * What docs/spec/log-vectors.json holds: an example of everything that docs/spec/log.md describes, the same at every run. Its keys
 * are of test seeds and sign nothing else.
 */
export async function logVectors() {
  const tree = new KeptTree(leaves.map((leaf) => leafHash(leaf)));
  const text = checkpointText({ origin: LOG.name, size: SIZE, root: tree.root(SIZE) });
  const note = signNote(text, LOG.name, LOG.seed);
  const cosignatures = WITNESSES.map(({ name, seed }, at) => cosign(text, name, seed, NOW + at));
  const checkpoint = cosignatures.reduce(addSignatures, note);
  const consistency = (from: number, to: number) => consistencyProof(from, to, tree.read);
  const inclusion = (index: number, size: number) => inclusionProof(index, size, tree.read);
  const proofFile = async (index: number, extra: ProofExtra) =>
    writeProof({ index, proof: await inclusion(index, SIZE), checkpoint, extra: proofExtra(extra) });

  return {
    log: { origin: LOG.name, seed: bytesToHex(LOG.seed), verifierKey: LOG.key },
    witnesses: WITNESSES.map(({ name, seed, witnessKey }) => ({
      name,
      seed: bytesToHex(seed),
      verifierKey: witnessKey,
    })),
    payloads: [{ payload: publicPayload }, { payload: hashedPayload, salt }, { payload: bidPayload, salt }].map(
      ({ payload, ...salted }: { payload: unknown; salt?: string }) => ({
        payload,
        ...salted,
        hashed: canonicalJson('salt' in salted ? { payload, ...salted } : payload),
        payloadHash: payloadHashOf(payload, salted.salt),
      }),
    ),
    records: records.map((record) => ({ record, entry: entryText(record) })),
    sealedRecords: [{ record: sealedRecord, text: sealedText, hash: sealedRecordHash(sealedText) }],
    sealedBatches: [
      {
        records: [sealedText, 'another sealed record'],
        root: bytesToHex(batch.root),
        places: batch.places.map(shownPlace),
        entry: leaves[BATCH_INDEX],
      },
      { records: [], root: bytesToHex(emptyBatch.root), places: [], entry: leaves[BATCH_INDEX + 1] },
    ],
    witnessSets: [WITNESSES.map(({ witnessKey }) => witnessKey), []].map((witnesses) => ({
      time: records[0]!.time,
      witnesses,
      entry: witnessesEntryText(records[0]!.time, witnesses),
    })),
    procedures: [{ id: 'example', version: 1, stages: ['draft', 'published'] }].map((definition) => ({
      time: records[0]!.time,
      procedure: 'example@1',
      definition,
      entry: procedureEntryText(records[0]!.time, 'example@1', definition),
    })),
    tree: {
      size: SIZE,
      /** Those after them are `leaf 5`, `leaf 6`… */
      firstEntries,
      leafHashes: [0, 1, 2, 3, 4, 5, SIZE - 1].map((index) => ({ index, hash: bytesToHex(tree.subtree(0, index)) })),
      roots: SIZES.map((size) => ({ size, root: bytesToHex(tree.root(size)) })),
      inclusion: await Promise.all(
        (
          [
            [0, 1],
            [2, 3],
            [6, 7],
            [255, 256],
            [0, SIZE],
            [BATCH_INDEX, SIZE],
            [SIZE - 1, SIZE],
          ] as const
        ).map(async ([index, size]) => ({ index, size, proof: encoded(await inclusion(index, size)) })),
      ),
      consistency: await Promise.all(
        (
          [
            [1, 2],
            [3, 7],
            [7, 8],
            [255, 257],
            [OLD_SIZE, SIZE],
            [257, SIZE],
          ] as const
        ).map(async ([from, to]) => ({
          from,
          to,
          proof: encoded(await consistency(from, to)),
        })),
      ),
      tiles: [
        ...newTiles(0, SIZE).map((tile) => ({
          path: tilePath(tile),
          sha256: sha256Hex(
            encodeTile(
              Array.from({ length: tile.width }, (_, at) => tree.subtree(8 * tile.level, tile.index * 256 + at)),
            ),
          ),
        })),
        ...[0, 1].map((index) => {
          const bundle = leaves.slice(index * 256, (index + 1) * 256);
          return {
            path: tilePath({ level: 'entries', index, width: bundle.length }),
            sha256: sha256Hex(encodeEntries(bundle.map(utf8ToBytes))),
          };
        }),
      ],
    },
    checkpoint: { text, note, cosignatures, cosigned: checkpoint, times: WITNESSES.map((_, at) => NOW + at) },
    addCheckpoint: {
      old: { size: OLD_SIZE, root: bytesToHex(tree.root(OLD_SIZE)) },
      body: addCheckpointBody(OLD_SIZE, await consistency(OLD_SIZE, SIZE), note),
    },
    proofFiles: [
      { about: 'public record', file: await proofFile(0, { entry: leaves[0]! }) },
      { about: 'hashed record', file: await proofFile(HASHED_INDEX, { entry: leaves[HASHED_INDEX]! }) },
      {
        about: 'hashed record with its payload',
        file: await proofFile(HASHED_INDEX, { entry: leaves[HASHED_INDEX]!, payload: hashedPayload, salt }),
      },
      {
        about: 'sealed record with its payload',
        file: await proofFile(BATCH_INDEX, {
          entry: leaves[BATCH_INDEX]!,
          sealed: { record: sealedText, ...batch.places[0]! },
          payload: bidPayload,
          salt,
        }),
      },
    ],
  };
}
