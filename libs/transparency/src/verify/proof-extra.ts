import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { base64Bytes } from '../json/base64';
import { canonicalBytes } from '../json/canonical-json';
import { type Hash, HASH_BYTES } from '../merkle/hash';
import { parseCanonical } from '../records/fields';
import { type SealedPlace } from '../records/sealed-batch';
import { EntryError } from '../transparency-error';

/** What a `.tlog-proof` of ours says beside the proof: of what it is one. */
export interface ProofExtra {
  /** The leaf: of the record itself, or of the batch in which it is sealed. */
  readonly entry: string;
  readonly sealed?: SealedPlace & { readonly record: string };
  /** For whoever may know it. */
  readonly payload?: unknown;
  /** Of the payload's hash. */
  readonly salt?: string;
}

/** The extra data of a proof file. */
export function proofExtra({ entry, sealed, payload, salt }: ProofExtra): Uint8Array {
  return canonicalBytes({
    entry,
    ...(sealed && { sealed: { ...sealed, path: sealed.path.map((hash) => base64.encode(hash)) } }),
    ...(payload !== undefined && { payload }),
    ...(salt !== undefined && { salt }),
  });
}

/** @throws {EntryError} for any bytes but what {@link proofExtra} writes */
export function parseProofExtra(bytes: Uint8Array): ProofExtra {
  const text = utf8Text(bytes);
  const { entry, sealed, payload, salt, ...more } = parseCanonical(text);
  if (typeof entry !== 'string' || !(salt === undefined || typeof salt === 'string') || Object.keys(more).length > 0)
    throw malformed();
  return {
    entry,
    ...(sealed !== undefined && { sealed: sealedOf(sealed) }),
    ...(payload !== undefined && { payload }),
    ...(salt !== undefined && { salt }),
  };
}

function sealedOf(value: unknown): SealedPlace & { record: string } {
  const { record, place, path, ...more } = (value ?? {}) as Record<string, unknown>;
  if (typeof record !== 'string' || typeof place !== 'number' || !Array.isArray(path) || Object.keys(more).length > 0)
    throw malformed();
  return { record, place, path: path.map(hashOf) };
}

function hashOf(encoded: unknown): Hash {
  const hash = typeof encoded === 'string' ? base64Bytes(encoded) : undefined;
  if (hash?.length !== HASH_BYTES) throw malformed();
  return hash;
}

function utf8Text(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  const same = utf8ToBytes(text);
  if (same.length !== bytes.length || same.some((byte, at) => byte !== bytes[at])) throw malformed();
  return text;
}

const malformed = (): EntryError => new EntryError('not the extra data of a proof');
