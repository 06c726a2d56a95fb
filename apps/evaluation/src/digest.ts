import { canonicalBytes, sha256Hex } from '@mingtang/sealing';

/** SHA-256 over the canonical JSON (RFC 8785) of a value, lower-case hex. */
export function digestOf(value: unknown): string {
  return sha256Hex(canonicalBytes(value));
}

/** SHA-256 of bytes given in hex, lower-case hex: commits to them before they are shown. */
export function digestOfHex(hex: string): string {
  return sha256Hex(Buffer.from(hex, 'hex'));
}

/**
 * A seed that nobody could know before its request was fixed: SHA-256 over the canonical JSON of
 * `{ randomness, requestDigest }`, with 32 bytes in hex drawn once the request could no longer change.
 */
export function seedOf(requestDigest: string, randomness: string): string {
  return digestOf({ requestDigest, randomness });
}
