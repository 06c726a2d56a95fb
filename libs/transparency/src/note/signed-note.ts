import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { base64Bytes } from '../json/base64';
import { NoteError } from '../transparency-error';
import { type Ed25519, portableEd25519, signingKeyOf } from './ed25519';
import { isKeyName, keyIdOf, parseVerifierKey, SIGNATURE_TYPE } from './verifier-key';

/** As many as golang.org/x/mod/sumdb/note reads. */
const MOST_SIGNATURES = 100;
const CONTROL_CHARACTER = /[^\P{Cc}\n]/u;

/** A note taken apart; nothing in it has been verified. */
export interface ParsedNote {
  /** Ends with a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  /** Four bytes, hex: with the name it says which key signed and how. */
  readonly keyId: string;
  /** What follows the key id. */
  readonly signature: Uint8Array;
  /** The whole line, newline included. */
  readonly line: string;
}

/**
 * A note signed as c2sp.org/signed-note asks, which any checker of transparency-log checkpoints can verify.
 * @param text ends with a newline
 * @param seed of the Ed25519 key, 32 bytes
 * @throws {NoteError} for a text or key name that a note cannot carry
 */
export function signNote(
  text: string,
  keyName: string,
  seed: Uint8Array,
  engine: Ed25519 = portableEd25519,
  publicKey: Uint8Array = base64.decode(signingKeyOf(seed).publicKey),
): string {
  if (!isNoteText(text)) throw new NoteError('a note is lines without control characters');
  const keyId = keyIdOf(keyName, publicKey, SIGNATURE_TYPE.ed25519);
  return `${text}\n${signatureLine(keyName, keyId, engine.sign(utf8ToBytes(text), seed))}`;
}

/** One line of a note's signatures, newline included. */
export function signatureLine(keyName: string, keyId: string, signature: Uint8Array): string {
  return `— ${keyName} ${base64.encode(concatBytes(hexToBytes(keyId), signature))}\n`;
}

/** @throws {NoteError} for whatever is not text, an empty line, and one to a hundred signature lines */
export function parseNote(note: string): ParsedNote {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  if (end < 0 || !note.endsWith('\n') || !isNoteText(text)) throw new NoteError('not a signed note');
  return { text, signatures: parseSignatureLines(note.slice(end + 2)) };
}

/** @throws {NoteError} for whatever is not one to a hundred signature lines, each with its newline */
export function parseSignatureLines(lines: string): NoteSignature[] {
  const split = lines.split('\n');
  if (split.pop() !== '' || split.length === 0 || split.length > MOST_SIGNATURES)
    throw new NoteError('a note has one to a hundred signature lines');
  return split.map(parseSignatureLine);
}

/**
 * The text of a note that the key has signed; undefined if it has not.
 * @param verifierKey of type Ed25519; for witnesses' keys see verifyCosignatures
 * @throws {NoteError} for a verifier key that is none
 */
export function verifyNote(note: string, verifierKey: string, engine: Ed25519 = portableEd25519): string | undefined {
  const key = parseVerifierKey(verifierKey);
  if (key.type !== SIGNATURE_TYPE.ed25519) throw new NoteError('a key of cosignatures signs no note alone');
  const parsed = parsedNote(note);
  if (!parsed) return undefined;
  const bytes = utf8ToBytes(parsed.text);
  const signed = parsed.signatures.some(
    ({ name, keyId, signature }) =>
      name === key.name && keyId === key.keyId && engine.verify(signature, bytes, key.publicKey),
  );
  return signed ? parsed.text : undefined;
}

function parsedNote(note: string): ParsedNote | undefined {
  try {
    return parseNote(note);
  } catch (error) {
    if (error instanceof NoteError) return undefined;
    throw error;
  }
}

function parseSignatureLine(line: string): NoteSignature {
  const [, name, encoded] = /^— ([^ ]+) ([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
  const bytes = encoded === undefined ? undefined : base64Bytes(encoded);
  if (name === undefined || !isKeyName(name) || !bytes || bytes.length < 5)
    throw new NoteError('not a line of a note’s signature');
  return { name, keyId: bytesToHex(bytes.subarray(0, 4)), signature: bytes.slice(4), line: `${line}\n` };
}

/** Lines, each ended by a newline, that hold no other control character. */
function isNoteText(text: string): boolean {
  return text.endsWith('\n') && !CONTROL_CHARACTER.test(text) && text.isWellFormed();
}
