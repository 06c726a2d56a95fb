import { type ProcessEvent } from '@mingtang/contracts';
import {
  canonicalJson,
  checkpointText,
  digestOf,
  type Hash,
  inclusionProof,
  leafHash,
  signNote,
  treeRoot,
} from '@mingtang/transparency';
import { createHash } from 'node:crypto';
import { eventOf } from './event-of';

/** A public log in memory, with real hashes and checkpoints, for tests of what other services do with its anchors. */
export class PublicLog {
  readonly #leaves: Hash[] = [];
  readonly #seed: Uint8Array;

  constructor(readonly origin = 'log.test/log') {
    this.#seed = createHash('sha256').update(origin).digest();
  }

  /** The log's word that a request for a draw stands under a checkpoint. */
  async anchor(
    requested: ProcessEvent<'evaluation.draw-requested.v1'>,
    time = requested.time,
  ): Promise<ProcessEvent<'ledger.draw-anchored.v1'>> {
    const entry = entryOf(requested, this.#leaves.length + 1);
    // Others' entries before and after, so that the path is not empty.
    this.#append('before', entry, 'after');
    const [index, size] = [this.#leaves.length - 2, this.#leaves.length];
    const { project, lot, number, requestDigest } = requested.data;
    const proof = await inclusionProof(index, size, (level, at) => Promise.resolve(this.#subtree(level, at)));
    const text = checkpointText({ origin: this.origin, size, root: treeRoot(this.#leaves) });
    return eventOf(
      'ledger.draw-anchored.v1',
      {
        project,
        lot,
        number,
        requestDigest,
        event: requested.id,
        entry,
        index,
        proof: proof.map((hash) => Buffer.from(hash).toString('base64')),
        checkpoint: signNote(text, this.origin, this.#seed),
      },
      time,
    );
  }

  #append(...entries: string[]): void {
    this.#leaves.push(...entries.map((entry) => leafHash(entry)));
  }

  #subtree(level: number, index: number): Hash {
    const width = 2 ** level;
    return treeRoot(this.#leaves.slice(index * width, (index + 1) * width));
  }
}

/** The leaf of a public event. */
function entryOf(
  { type, time, id, actorrole, data }: ProcessEvent<'evaluation.draw-requested.v1'>,
  seq: number,
): string {
  return canonicalJson({
    v: 1,
    type,
    time,
    project: data.project,
    seq,
    event: id,
    actorRole: actorrole,
    payloadHash: digestOf(data),
    payload: data,
  });
}
