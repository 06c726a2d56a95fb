import { type Transaction } from '@mingtang/messaging';
import { type HashReader, inclusionProof } from '@mingtang/transparency';
import { type Query } from '../reading/query';
import { nodeSha256 } from '@mingtang/host-crypto';
import { takeCovered } from './awaited-anchors';

/** A checkpoint that a quorum of witnesses has cosigned. */
export interface WitnessedCheckpoint {
  readonly size: number;
  /** With the cosignatures. */
  readonly note: string;
  /** Reads the tree of that size. */
  readonly read: HashReader;
}

/** Tells of each draw request that a witnessed checkpoint is the first to cover where it stands, in the transaction of the checkpoint. */
export async function anchorDraws(
  query: Query,
  emit: Transaction['emit'],
  { size, note, read }: WitnessedCheckpoint,
): Promise<void> {
  for (const { event, index, leaf, ...draw } of await takeCovered(query, size)) {
    const proof = await inclusionProof(index, size, read, nodeSha256);
    emit('ledger.draw-anchored.v1', {
      ...draw,
      event,
      entry: leaf.toString('utf8'),
      index,
      proof: proof.map((hash) => Buffer.from(hash).toString('base64')),
      checkpoint: note,
    });
  }
}
