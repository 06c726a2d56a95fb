import { utf8ToBytes } from '@noble/hashes/utils.js';
import { portableSha256, type Sha256 } from '../json/sha256';

/** SHA-256, 32 bytes: of a leaf, of a node, or the root of a tree. */
export type Hash = Uint8Array;

export const HASH_BYTES = 32;

/** Hash of an entry (RFC 6962 §2.1): SHA-256 over 0x00 and its bytes; a text's are its UTF-8. */
export function leafHash(data: Uint8Array | string, sha256: Sha256 = portableSha256): Hash {
  const bytes = typeof data === 'string' ? utf8ToBytes(data) : data;
  const prefixed = new Uint8Array(bytes.length + 1);
  prefixed.set(bytes, 1);
  return sha256(prefixed);
}

/** Hash of two subtrees (RFC 6962 §2.1): SHA-256 over 0x01, left and right. */
export function nodeHash(left: Hash, right: Hash, sha256: Sha256 = portableSha256): Hash {
  const prefixed = new Uint8Array(1 + 2 * HASH_BYTES);
  prefixed[0] = 1;
  prefixed.set(left, 1);
  prefixed.set(right, 1 + HASH_BYTES);
  return sha256(prefixed);
}

/** Root of a tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Hash {
  return portableSha256(new Uint8Array());
}

/** Whether both are the same hash. Not in constant time: nothing hashed here is secret. */
export function sameHash(one: Hash, other: Hash): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
