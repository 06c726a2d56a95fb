import { canonicalBytes, sha256Hex } from '@mingtang/sealing';

/** SHA-256 over the canonical JSON (RFC 8785) of a value, lower-case hex. */
export function digestOf(value: unknown): string {
  return sha256Hex(canonicalBytes(value));
}
