import { randomInt } from 'node:crypto';

/** Crockford's base 32: no letters that are mistaken for digits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A random payment reference of 80 bits: it says nothing of who pays with it (ANN-09). */
export function paymentReference(): string {
  const group = () => Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `MT-${group()}-${group()}`;
}

/**
 * The reference that a payment carries, as it was given out: whatever a bank or a person made of its case, spaces and hyphens, and
 * with the letters that base 32 leaves out read as the digits they are mistaken for. What is no reference stays as it is.
 */
export function readPaymentReference(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}_]/gu, '')
    .toUpperCase();
  const [, first, second] = /^MT([0-9A-Z]{8})([0-9A-Z]{8})$/.exec(plain) ?? [];
  if (first === undefined || second === undefined) return text;
  const digits = (group: string) => group.replaceAll('O', '0').replace(/[IL]/g, '1');
  return `MT-${digits(first)}-${digits(second)}`;
}
