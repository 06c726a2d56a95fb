import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Who computes SHA-256: the portable implementation, or a host's own faster one. @returns 32 bytes. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** SHA-256 of `@noble/hashes`: runs everywhere. */
export const portableSha256: Sha256 = (bytes) => sha256(bytes);

/** SHA-256 in lower-case hex, the way in which everything sealed and logged is named. */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
