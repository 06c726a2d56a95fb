import { type PublicLog } from '@mingtang/client';
import { type Receipt, RECEIPT_EVENTS, signingKeyOf } from '@mingtang/sealing';
import {
  addSignatures,
  batchEntryText,
  checkpointText,
  cosign,
  cosignerKeyOf,
  inclusionProof,
  leafHash,
  payloadHashOf,
  proofExtra,
  SealedBatch,
  sealedRecordText,
  signNote,
  treeRoot,
  verifierKeyOf,
  writeProof,
} from '@mingtang/transparency';
import { randomBytes } from 'node:crypto';

const TIME = '2026-11-24T08:00:02.000Z';

function signer(name: string) {
  const seed = randomBytes(32);
  const publicKey = Buffer.from(signingKeyOf(seed).publicKey, 'base64');
  return { name, seed, verifierKey: verifierKeyOf(name, publicKey), witnessKey: cosignerKeyOf(name, publicKey) };
}

/** A public log with three witnesses, as far as a proof of a bid's sealed record needs one. */
export class TestLog {
  private readonly key = signer('log.test/log');
  private readonly witnesses = ['w1', 'w2', 'w3'].map((name) => signer(`witness.test/${name}`));

  readonly description: PublicLog = {
    origin: this.key.name,
    verifierKeys: [this.key.verifierKey],
    witnesses: this.witnesses.map(({ name, witnessKey }) => ({ name, verifierKey: witnessKey })),
    quorum: 2,
  };

  /** The proof that the log holds a bid's act, as it would be if the receipt were true. @param signer as the event tells it. */
  async proofOf(receipt: Receipt, { cosignedBy = 2, signer = undefined as string | undefined } = {}): Promise<string> {
    const { act, event, project, lot, subject: bid, version, digest: manifestDigest, time: receivedAt } = receipt;
    const takenInAt = receipt.takenIn ?? receivedAt;
    const payload = {
      project,
      lot,
      bid,
      version,
      manifestDigest,
      receivedAt,
      takenInAt,
      ...(signer !== undefined && { signer }),
    };
    const salt = randomBytes(32).toString('hex');
    const payloadHash = payloadHashOf(payload, salt);
    const of = { time: TIME, project, event, actorRole: 'bidder' };
    const record = sealedRecordText({ type: RECEIPT_EVENTS[act], ...of, payloadHash });
    const batch = SealedBatch.build((count) => randomBytes(count), [record]);
    const entry = batchEntryText(TIME, batch.root);
    const leaves = [leafHash('before'), leafHash(entry), leafHash('after')];
    const text = checkpointText({ origin: this.key.name, size: 3, root: treeRoot(leaves) });
    const signed = signNote(text, this.key.name, this.key.seed);
    const checkpoint = this.witnesses
      .slice(0, cosignedBy)
      .reduce((note, { name, seed }) => addSignatures(note, cosign(text, name, seed, 1_795_507_202)), signed);
    const subtree = (level: number, index: number) => leaves.slice(index * 2 ** level, (index + 1) * 2 ** level);
    const proof = await inclusionProof(1, 3, async (level, index) => treeRoot(subtree(level, index)));
    const sealed = { record, ...batch.places[0]! };
    return writeProof({ index: 1, proof, checkpoint, extra: proofExtra({ entry, sealed, payload, salt }) });
  }
}
