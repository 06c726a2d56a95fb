import { randomInt } from 'node:crypto';

/** Crockford's base 32: no letters that are mistaken for digits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A random payment reference of 80 bits: it says nothing of who pays with it (ANN-09). */
export function paymentReference(): string {
  const group = () => Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `MT-${group()}-${group()}`;
}
