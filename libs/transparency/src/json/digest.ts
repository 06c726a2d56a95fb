import { canonicalBytes } from './canonical-json';
import { sha256Hex } from './sha256';

/**
 * SHA-256, in lower-case hex, of the canonical JSON (RFC 8785) of a value: the way in which one is fixed without being shown.
 * @throws {TypeError} for a value that JSON cannot hold
 */
export function digestOf(value: unknown): string {
  return sha256Hex(canonicalBytes(value));
}
