import { describe, expect, it } from '@jest/globals';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { checkpointText } from '../checkpoint/checkpoint';
import { addSignatures, cosign } from '../checkpoint/cosignature';
import { foreseeableBytes, KeptTree, leavesOf, LOG, signer, WITNESSES } from '../fixtures';
import { leafHash } from '../merkle/hash';
import { inclusionProof } from '../merkle/prove';
import { signNote } from '../note/signed-note';
import { parseProof, writeProof } from '../proof-file/proof-file';
import { batchEntryText, entryText } from '../records/entry';
import { payloadHashOf } from '../records/payload';
import { SealedBatch } from '../records/sealed-batch';
import { sealedRecordText } from '../records/sealed-record';
import { parseProofExtra, proofExtra, type ProofExtra } from './proof-extra';
import { verifyProofFile } from './verify-proof-file';

const NOW = 1_795_507_200;
const time = '2026-11-24T08:00:00.000Z';
const header = { time, project: 'p', event: 'e', actorRole: 'tenderer' };
const payload = { open: true };
const salt = 'ab'.repeat(32);
const publicRecord = { ...header, type: 'a.b.v1', seq: 1, payloadHash: payloadHashOf(payload), payload };
const hashedRecord = { ...header, type: 'a.c.v1', seq: 2, payloadHash: payloadHashOf(payload, salt) };
const sealedRecord = { ...header, type: 'bidding.bid-submitted.v1', payloadHash: payloadHashOf(payload, salt) };
const sealedText = sealedRecordText(sealedRecord);
const batch = SealedBatch.build(foreseeableBytes('batch'), ['another', sealedText]);
const sealed = { record: sealedText, ...batch.places[1]! };
const batchText = batchEntryText(time, batch.root);
const trusted = { logKeys: [LOG.key], witnessKeys: WITNESSES.map(({ witnessKey }) => witnessKey), quorum: 2 };

/** A proof file of the fifth entry of a log of nine, cosigned by two witnesses of three. */
async function fileOf(extra: ProofExtra | Uint8Array | undefined, entry = (extra as ProofExtra)?.entry ?? batchText) {
  const leaves = leavesOf(9).with(4, leafHash(entry));
  const tree = new KeptTree(leaves);
  const text = checkpointText({ origin: LOG.name, size: 9, root: tree.root(9) });
  const checkpoint = WITNESSES.slice(0, 2).reduce(
    (note, { name, seed }) => addSignatures(note, cosign(text, name, seed, NOW)),
    signNote(text, LOG.name, LOG.seed),
  );
  const proof = await inclusionProof(4, 9, tree.read);
  const bytes = extra instanceof Uint8Array || extra === undefined ? extra : proofExtra(extra);
  return writeProof({ index: 4, proof, checkpoint, ...(bytes && { extra: bytes }) });
}

const refused = (code: string) => expect.objectContaining({ code });

describe('a proof file of ours', () => {
  it('shows that a public record is in the log, under how many witnesses', async () => {
    const entry = entryText(publicRecord);
    expect(verifyProofFile(await fileOf({ entry }), trusted)).toEqual({
      index: 4,
      checkpoint: expect.objectContaining({ origin: LOG.name, size: 9 }),
      cosignatures: trusted.witnessKeys.slice(0, 2).map((verifierKey) => ({ verifierKey, time: NOW })),
      kind: 'record',
      record: publicRecord,
      text: entry,
      payload,
    });
  });

  it('shows a hashed record, with its payload for whoever may know it', async () => {
    const entry = entryText(hashedRecord);
    expect(verifyProofFile(await fileOf({ entry }), trusted)).not.toHaveProperty('payload');
    expect(verifyProofFile(await fileOf({ entry, payload, salt }), trusted)).toMatchObject({ payload });
  });

  it('shows a sealed record within its batch', async () => {
    const file = await fileOf({ entry: batchText, sealed, payload, salt });
    expect(verifyProofFile(file, trusted)).toMatchObject({
      kind: 'sealed',
      record: sealedRecord,
      payload,
      text: sealedText,
    });
  });

  it('is refused under too few witnesses', async () => {
    const file = await fileOf({ entry: batchText, sealed });
    expect(() => verifyProofFile(file, { ...trusted, quorum: 3 })).toThrow(refused('too-few-witnesses'));
    const strangers = [5, 6].map((filledWith) => signer('witness.example/w1', filledWith).witnessKey);
    expect(() => verifyProofFile(file, { ...trusted, witnessKeys: strangers })).toThrow(refused('too-few-witnesses'));
  });

  it('is refused from another log', async () => {
    const file = await fileOf({ entry: batchText, sealed });
    const logKeys = [signer(LOG.name, 9).key];
    expect(() => verifyProofFile(file, { ...trusted, logKeys })).toThrow(refused('checkpoint-unsigned'));
  });

  it('is refused for another entry, index or path', async () => {
    const entry = entryText(publicRecord);
    const other = await fileOf({ entry: entryText(hashedRecord) }, entry);
    expect(() => verifyProofFile(other, trusted)).toThrow(refused('proof-wrong'));
    const file = await fileOf({ entry });
    expect(() => verifyProofFile(file.replace('index 4', 'index 5'), trusted)).toThrow(refused('proof-wrong'));
    expect(() => verifyProofFile(file.replace('index 4', 'index 9'), trusted)).toThrow(refused('proof-malformed'));
    const parsed = parseProof(file);
    const shorter = writeProof({ ...parsed, proof: parsed.proof.slice(1) });
    expect(() => verifyProofFile(shorter, trusted)).toThrow(refused('proof-malformed'));
  });

  it('is refused for a sealed record that is not in the batch', async () => {
    const moved = { ...sealed, place: sealed.place ^ 1 };
    const changed = { ...sealed, record: sealedText.replace('tenderer', 'x') };
    for (const wrong of [moved, changed]) {
      const file = await fileOf({ entry: batchText, sealed: wrong });
      expect(() => verifyProofFile(file, trusted)).toThrow(refused('proof-wrong'));
    }
  });

  it('is refused when it shows a payload or salt that was not logged', async () => {
    for (const shown of [{ payload: { open: false }, salt }, { payload }, { payload, salt: 'cd'.repeat(32) }]) {
      const file = await fileOf({ entry: batchText, sealed, ...shown });
      expect(() => verifyProofFile(file, trusted)).toThrow(refused('proof-wrong'));
    }
  });

  it('is refused when it does not say of what it is', async () => {
    const silent = await fileOf(undefined);
    expect(() => verifyProofFile(silent, trusted)).toThrow(refused('proof-malformed'));
    const whichSealed = await fileOf({ entry: batchText });
    expect(() => verifyProofFile(whichSealed, trusted)).toThrow(refused('proof-malformed'));
    const sealedInRecord = await fileOf({ entry: entryText(publicRecord), sealed });
    expect(() => verifyProofFile(sealedInRecord, trusted)).toThrow(refused('proof-malformed'));
  });
});

describe('the extra data of a proof file', () => {
  it('reads back', () => {
    const extra = { entry: batchText, sealed, payload, salt };
    expect(parseProofExtra(proofExtra(extra))).toEqual(extra);
    expect(parseProofExtra(proofExtra({ entry: 'e' }))).toEqual({ entry: 'e' });
  });

  it.each([
    'null',
    '{}',
    '{"entry":1}',
    '{"entry":"e","more":1}',
    '{"entry":"e","salt":1}',
    '{"entry":"e","sealed":null}',
    '{"entry":"e","sealed":{"path":[],"place":0}}',
    '{"entry":"e","sealed":{"path":["AAAA"],"place":0,"record":"r"}}',
    '{"entry":"e","sealed":{"path":[1],"place":0,"record":"r"}}',
    '{ "entry":"e"}',
    '',
  ])('is not %p', (text) => {
    expect(() => parseProofExtra(utf8ToBytes(text))).toThrow(refused('entry-malformed'));
  });

  it('is UTF-8', () => {
    const bytes = utf8ToBytes('{"entry":"ee"}').with(10, 0xff);
    expect(() => parseProofExtra(bytes)).toThrow(refused('entry-malformed'));
  });
});
