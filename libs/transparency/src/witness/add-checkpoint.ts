import { base64 } from '@scure/base';
import { type Checkpoint, parseCheckpoint } from '../checkpoint/checkpoint';
import { base64Bytes } from '../json/base64';
import { type Hash, HASH_BYTES } from '../merkle/hash';
import { isSize } from '../merkle/size';
import { parseNote } from '../note/signed-note';
import { ProofError } from '../transparency-error';

/** A proof has at most one hash for each bit of a size. */
const MOST_HASHES = 63;

/** What a log asks of a witness (c2sp.org/tlog-witness, add-checkpoint). */
export interface AddCheckpoint {
  /** Leaves of the checkpoint up to which the witness has followed, as the log believes. */
  readonly oldSize: number;
  /** Consistency of the checkpoint with that one. */
  readonly proof: readonly Hash[];
  /** The checkpoint with its signatures. */
  readonly note: string;
  /** What the note says, and nobody has verified yet: its origin tells which log's keys to verify it with. */
  readonly checkpoint: Checkpoint;
  /** The note's text. */
  readonly text: string;
}

/** The body of the request. */
export function addCheckpointBody(oldSize: number, proof: readonly Hash[], note: string): string {
  return `old ${oldSize}\n${proof.map((hash) => `${base64.encode(hash)}\n`).join('')}\n${note}`;
}

/** @throws {TransparencyError} for any text but what {@link addCheckpointBody} writes; the witness answers 400 */
export function parseAddCheckpoint(body: string): AddCheckpoint {
  const end = body.indexOf('\n\n');
  const [first = '', ...hashes] = body.slice(0, Math.max(end, 0)).split('\n');
  const oldSize = Number(/^old (0|[1-9]\d*)$/.exec(first)?.[1] ?? Number.NaN);
  if (!isSize(oldSize)) throw new ProofError('proof-malformed', 'the first line is not an old size');
  const proof = parseHashLines(hashes);
  const note = body.slice(end + 2);
  const { text } = parseNote(note);
  return { oldSize, proof, note, checkpoint: parseCheckpoint(text), text };
}

/** Hashes of a proof, one a line in base64. @throws {ProofError} `proof-malformed` for more than 63, or what is no hash */
export function parseHashLines(lines: readonly string[]): Hash[] {
  if (lines.length > MOST_HASHES) throw new ProofError('proof-malformed', 'a proof has at most 63 hashes');
  return lines.map((line) => {
    const hash = base64Bytes(line);
    if (hash?.length !== HASH_BYTES) throw new ProofError('proof-malformed', 'not the base64 of a hash');
    return hash;
  });
}
