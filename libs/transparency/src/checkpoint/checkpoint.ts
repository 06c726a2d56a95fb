import { base64 } from '@scure/base';
import { base64Bytes } from '../json/base64';
import { type Hash, HASH_BYTES } from '../merkle/hash';
import { isSize } from '../merkle/size';
import { type Ed25519 } from '../note/ed25519';
import { verifyNote } from '../note/signed-note';
import { parseVerifierKey, SIGNATURE_TYPE } from '../note/verifier-key';
import { CheckpointError } from '../transparency-error';

/** What a log says of itself at one time (c2sp.org/tlog-checkpoint). */
export interface Checkpoint {
  /** The log's name. */
  readonly origin: string;
  /** Leaves. */
  readonly size: number;
  readonly root: Hash;
  readonly extension?: readonly string[];
}

/**
 * The text that the log signs.
 * @throws {CheckpointError} `checkpoint-malformed` for values that such a text cannot hold
 */
export function checkpointText({ origin, size, root, extension = [] }: Checkpoint): string {
  const lines = [origin, String(size), base64.encode(root), ...extension];
  if (!isSize(size) || root.length !== HASH_BYTES || lines.some((line) => line === '' || /\p{Cc}/u.test(line)))
    throw malformed();
  return lines.map((line) => `${line}\n`).join('');
}

/**
 * A checkpoint from a note's text; whether anybody signed it is not looked at.
 * @throws {CheckpointError} `checkpoint-malformed` for any other text
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, size, encoded, ...rest] = text.split('\n');
  const root = encoded === undefined ? undefined : base64Bytes(encoded);
  const last = rest.pop();
  if (origin === undefined || !root || last === undefined) throw malformed();
  const checkpoint = { origin, size: Number(size), root, ...(rest.length > 0 && { extension: rest }) };
  if (checkpointText(checkpoint) !== text) throw malformed();
  return checkpoint;
}

/**
 * The checkpoint of a note that one of the log's keys has signed. A key's name is the origin of its log, so that one log's key
 * never vouches for another.
 * @throws {CheckpointError} `checkpoint-unsigned` if none has; `checkpoint-malformed` if what it signed is no checkpoint
 * @throws {NoteError} for a verifier key that is none
 */
export function openCheckpoint(note: string, logVerifierKeys: readonly string[], engine?: Ed25519): Checkpoint {
  const signed = signedText(note, logVerifierKeys, engine);
  if (!signed) throw new CheckpointError('checkpoint-unsigned', 'no key of the log has signed this checkpoint');
  const checkpoint = parseCheckpoint(signed.text);
  if (checkpoint.origin !== signed.name)
    throw new CheckpointError('checkpoint-unsigned', `signed by ${signed.name}, yet of ${checkpoint.origin}`);
  return checkpoint;
}

function signedText(note: string, verifierKeys: readonly string[], engine?: Ed25519) {
  for (const key of verifierKeys) {
    const { name, type } = parseVerifierKey(key);
    if (type !== SIGNATURE_TYPE.ed25519) continue;
    const text = verifyNote(note, key, engine);
    if (text !== undefined) return { text, name };
  }
  return undefined;
}

const malformed = (): CheckpointError => new CheckpointError('checkpoint-malformed', 'not the text of a checkpoint');
