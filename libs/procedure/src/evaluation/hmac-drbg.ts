import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';

const OUTPUT_LENGTH = 32;
const NOTHING = new Uint8Array();

/**
 * HMAC_DRBG with SHA-256 of NIST SP 800-90A Rev. 1, section 10.1.2, without reseeding: the same seed material gives the same
 * bytes for ever, in any language.
 *
 * @param seedMaterial entropy input, nonce and personalisation string, concatenated
 * @returns the Generate function: each call gives the next `length` bytes
 */
export function hmacDrbg(seedMaterial: Uint8Array): (length: number) => Uint8Array {
  let key: Uint8Array = new Uint8Array(OUTPUT_LENGTH);
  let value: Uint8Array = new Uint8Array(OUTPUT_LENGTH).fill(1);

  const absorb = (separator: number, provided: Uint8Array) => {
    key = hmac(sha256, key, concatBytes(value, Uint8Array.of(separator), provided));
    value = hmac(sha256, key, value);
  };
  const update = (provided: Uint8Array) => {
    absorb(0, provided);
    if (provided.length > 0) absorb(1, provided);
  };

  update(seedMaterial);
  return (length) => {
    const blocks: Uint8Array[] = [];
    for (let made = 0; made < length; made += OUTPUT_LENGTH) {
      value = hmac(sha256, key, value);
      blocks.push(value);
    }
    update(NOTHING);
    return concatBytes(...blocks).slice(0, length);
  };
}
