import { hash } from 'node:crypto';

/**
 * The payload hash of an entry, of a payload that is canonical JSON already.
 * @param salt of hashed and sealed payloads, hex; then the hash is of the canonical JSON of both together.
 * @returns SHA-256, hex.
 */
export function canonicalPayloadHash(payload: string, salt?: string | null): string {
  return hash('sha256', salt == null ? payload : `{"payload":${payload},"salt":"${salt}"}`, 'hex');
}
