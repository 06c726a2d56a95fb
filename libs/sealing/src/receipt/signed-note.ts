import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { SealingError } from '../sealing-error';
import { type Ed25519, portableEd25519, signingKeyOf } from '../signature/ed25519';

/** Signature type 0x01 of signed notes: Ed25519 over the note text. */
const ED25519 = Uint8Array.of(1);
const KEY_NAME = /^[^\s+\p{C}]+$/u;
/** No control characters save the newline at the end of each line. */
const TEXT = /^(?:[^\p{Cc}\n]*\n)+$/u;

/**
 * A note signed as c2sp.org/signed-note asks, which any checker of transparency-log checkpoints can verify.
 * @param text ends with a newline
 * @param seed of the Ed25519 key, 32 bytes
 * @throws {SealingError} `note-malformed` for a text or key name that a note cannot carry
 */
export function signNote(
  text: string,
  keyName: string,
  seed: Uint8Array,
  engine: Ed25519 = portableEd25519,
  publicKey: Uint8Array = base64.decode(signingKeyOf(seed).publicKey),
): string {
  if (!TEXT.test(text)) throw new SealingError('note-malformed', 'a note is lines without control characters');
  const signature = concatBytes(keyIdOf(keyName, publicKey), engine.sign(utf8ToBytes(text), seed));
  return `${text}\n— ${keyName} ${base64.encode(signature)}\n`;
}

/**
 * The text of a note that the key has signed; undefined if it has not.
 * @param verifierKey `<name>+<key id in hex>+<base64 of type and public key>`
 * @throws {SealingError} `note-malformed` for a verifier key that is none
 */
export function verifyNote(note: string, verifierKey: string, engine: Ed25519 = portableEd25519): string | undefined {
  const { name, id, publicKey } = parseVerifierKey(verifierKey);
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, end + 1);
  if (!TEXT.test(text)) return undefined;
  const signed = note
    .slice(end + 2, -1)
    .split('\n')
    .map(signatureOf)
    .find((line) => line?.name === name && bytesToHex(line.bytes.subarray(0, 4)) === id);
  if (!signed || !engine.verify(signed.bytes.subarray(4), utf8ToBytes(text), publicKey)) return undefined;
  return text;
}

/** The verifier key (vkey) under which a public key's notes are checked. */
export function verifierKeyOf(keyName: string, publicKey: Uint8Array): string {
  return `${keyName}+${bytesToHex(keyIdOf(keyName, publicKey))}+${base64.encode(concatBytes(ED25519, publicKey))}`;
}

/** First four bytes of SHA-256 over name, newline, signature type and key. */
function keyIdOf(keyName: string, publicKey: Uint8Array): Uint8Array {
  if (!KEY_NAME.test(keyName)) throw new SealingError('note-malformed', 'a key name has no spaces and no plus');
  return sha256(concatBytes(utf8ToBytes(`${keyName}\n`), ED25519, publicKey)).slice(0, 4);
}

function parseVerifierKey(verifierKey: string): { name: string; id: string; publicKey: Uint8Array } {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(verifierKey) ?? [];
  const key = encoded === undefined ? undefined : decode(encoded);
  if (name === undefined || id === undefined || key?.length !== 33 || key[0] !== ED25519[0])
    throw new SealingError('note-malformed', 'not an Ed25519 verifier key');
  const publicKey = key.slice(1);
  if (bytesToHex(keyIdOf(name, publicKey)) !== bytesToHex(hexToBytes(id)))
    throw new SealingError('note-malformed', 'the key id is not that of the key');
  return { name, id, publicKey };
}

function signatureOf(line: string): { name: string; bytes: Uint8Array } | undefined {
  const [, name, encoded] = /^— ([^\s+]+) ([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
  const bytes = encoded === undefined ? undefined : decode(encoded);
  return name === undefined || !bytes || bytes.length < 5 ? undefined : { name, bytes };
}

function decode(encoded: string): Uint8Array | undefined {
  try {
    return base64.decode(encoded);
  } catch {
    return undefined;
  }
}
