import { type Checkpoint } from '../checkpoint/checkpoint';
import { emptyRoot, type Hash, sameHash } from '../merkle/hash';
import { verifyConsistency } from '../merkle/verify-proof';
import { type Ed25519 } from '../note/ed25519';
import { verifyNote } from '../note/signed-note';
import { type AddCheckpoint } from './add-checkpoint';

/** Up to where a witness has followed a log. */
export interface Followed {
  readonly size: number;
  readonly root: Hash;
}

export interface WitnessState {
  /** The last checkpoint of this origin that the witness cosigned; absent if none. */
  readonly known?: Followed | undefined;
  readonly request: AddCheckpoint;
  /** The keys (vkeys) of the logs that the witness follows, by origin. */
  readonly logKeys: ReadonlyMap<string, readonly string[]>;
  readonly engine?: Ed25519;
}

/** The witness is to keep `checkpoint` as the last one, and only then to answer with its cosignature of `text`. */
export interface MayCosign {
  readonly status: 200;
  readonly checkpoint: Checkpoint;
  readonly text: string;
}

/**
 * Why a witness does not cosign, as HTTP tells it: 404 an unknown log; 403 not signed by the log; 400 a tree that shrinks; 409 the
 * witness has followed to another size, told in `body`, or has seen another root at this size; 422 a proof that proves nothing.
 */
export interface MayNotCosign {
  readonly status: 400 | 403 | 404 | 409 | 422;
  readonly body?: string;
  readonly contentType?: string;
}

/**
 * Whether a witness may cosign a checkpoint (c2sp.org/tlog-witness). Deciding and keeping the checkpoint must be one step: between
 * the two no other request about the same origin may be decided.
 */
export function decideCosign({ known, request, logKeys, engine }: WitnessState): MayCosign | MayNotCosign {
  const { oldSize, proof, note, checkpoint, text } = request;
  const keys = logKeys.get(checkpoint.origin);
  if (!keys) return { status: 404, body: 'unknown log\n' };
  if (!keys.some((key) => verifyNote(note, key, engine) !== undefined))
    return { status: 403, body: 'not signed by a key of the log\n' };
  if (oldSize > checkpoint.size) return { status: 400, body: 'the old size is larger than the checkpoint\n' };
  const last = known ?? { size: 0, root: emptyRoot() };
  if (oldSize !== last.size) return { status: 409, body: `${last.size}\n`, contentType: 'text/x.tlog.size' };
  if (checkpoint.size === last.size && !sameHash(checkpoint.root, last.root))
    return { status: 409, body: 'another root was seen at this size\n' };
  if (!verifyConsistency(last.size, last.root, checkpoint.size, checkpoint.root, proof))
    return { status: 422, body: 'the proof does not show consistency\n' };
  return { status: 200, checkpoint, text };
}
