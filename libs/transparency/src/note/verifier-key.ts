import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { base64Bytes } from '../json/base64';
import { NoteError } from '../transparency-error';

/** Signature types of c2sp.org/signed-note that we read: Ed25519 over the text, and a witness's timed cosignature. */
export const SIGNATURE_TYPE = { ed25519: 1, cosignature: 4 } as const;
export type SignatureType = (typeof SIGNATURE_TYPE)[keyof typeof SIGNATURE_TYPE];

const KEY_NAME = /^[^\s+\p{C}]+$/u;

export interface VerifierKey {
  readonly name: string;
  /** First four bytes of SHA-256 over name, newline, type and key, in hex. */
  readonly keyId: string;
  readonly type: SignatureType;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/**
 * The verifier key (vkey) under which a public key's notes are checked: `<name>+<key id>+<base64 of type and key>`.
 * @throws {NoteError} for a key name that a note cannot carry
 */
export function verifierKeyOf(
  keyName: string,
  publicKey: Uint8Array,
  type: SignatureType = SIGNATURE_TYPE.ed25519,
): string {
  return `${keyName}+${keyIdOf(keyName, publicKey, type)}+${base64.encode(concatBytes(Uint8Array.of(type), publicKey))}`;
}

/** The verifier key of a witness (type 0x04, c2sp.org/tlog-cosignature). @throws {NoteError} */
export function cosignerKeyOf(name: string, publicKey: Uint8Array): string {
  return verifierKeyOf(name, publicKey, SIGNATURE_TYPE.cosignature);
}

/** @throws {NoteError} for a text that is no verifier key of a type that we read, or whose key id is another's */
export function parseVerifierKey(verifierKey: string): VerifierKey {
  const [, name, keyId, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(verifierKey) ?? [];
  const key = encoded === undefined ? undefined : base64Bytes(encoded);
  const type = Object.values(SIGNATURE_TYPE).find((known) => known === key?.[0]);
  if (name === undefined || keyId === undefined || key?.length !== 33 || type === undefined)
    throw new NoteError('not an Ed25519 verifier key');
  const publicKey = key.slice(1);
  if (keyIdOf(name, publicKey, type) !== keyId) throw new NoteError('the key id is not that of the key');
  return { name, keyId, type, publicKey };
}

/** The key id in hex. @throws {NoteError} for a key name that a note cannot carry */
export function keyIdOf(keyName: string, publicKey: Uint8Array, type: SignatureType): string {
  if (!isKeyName(keyName)) throw new NoteError('a key name has no spaces and no plus');
  const named = concatBytes(utf8ToBytes(`${keyName}\n`), Uint8Array.of(type), publicKey);
  return bytesToHex(sha256(named).subarray(0, 4));
}

/** Whether a text can name the key of a note's signature. */
export function isKeyName(text: string): boolean {
  return KEY_NAME.test(text);
}
