import { base64 } from '@scure/base';
import { base64Bytes } from '../json/base64';
import { type Hash } from '../merkle/hash';
import { isSize } from '../merkle/size';
import { ProofError } from '../transparency-error';
import { parseHashLines } from '../witness/add-checkpoint';

const HEADING = 'c2sp.org/tlog-proof@v1';

/** A `.tlog-proof` file (c2sp.org/tlog-proof): that an entry is in a log; parsed, but not verified. */
export interface ProofFile {
  /** Of the entry, from 0. */
  readonly index: number;
  /** Inclusion path, from the leaf's sibling up. */
  readonly proof: readonly Hash[];
  /** The signed note with all its cosignatures. */
  readonly checkpoint: string;
  /** What the log's users agree to put here; nothing vouches for it. */
  readonly extra?: Uint8Array;
}

export function writeProof({ index, proof, checkpoint, extra }: ProofFile): string {
  return [
    HEADING,
    ...(extra ? [`extra ${base64.encode(extra)}`] : []),
    `index ${index}`,
    ...proof.map((hash) => base64.encode(hash)),
    '',
    checkpoint,
  ].join('\n');
}

/** @throws {ProofError} `proof-malformed` for any text but what {@link writeProof} writes; the checkpoint is not looked into */
export function parseProof(text: string): ProofFile {
  const end = text.indexOf('\n\n');
  const [heading, ...lines] = text.slice(0, Math.max(end, 0)).split('\n');
  if (heading !== HEADING) throw new ProofError('proof-malformed', `not a file of ${HEADING}`);
  const extra = lines[0]?.startsWith('extra ') ? base64Bytes(lines.shift()!.slice('extra '.length)) : undefined;
  const index = Number(/^index (0|[1-9]\d*)$/.exec(lines.shift() ?? '')?.[1] ?? Number.NaN);
  if (!isSize(index)) throw new ProofError('proof-malformed', 'no line tells the index');
  const file = { index, proof: parseHashLines(lines), checkpoint: text.slice(end + 2), ...(extra && { extra }) };
  if (writeProof(file) !== text) throw new ProofError('proof-malformed', 'the extra data is not base64');
  return file;
}
