import Fraction from 'fraction.js';

/** Exact decimal text: digits, perhaps a point and digits, perhaps a leading minus. No exponent, no grouping. */
const DECIMAL = /^-?\d{1,30}(\.\d{1,12})?$/;

export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** Digits behind the point as written: `'1.50'` has 2. */
export function fractionDigits(decimal: string): number {
  const point = decimal.indexOf('.');
  return point < 0 ? 0 : decimal.length - point - 1;
}

/** @throws RangeError if `text` is no decimal */
export function exact(text: string): Fraction {
  if (!isDecimal(text)) throw new RangeError(`not a decimal: ${text.slice(0, 60)}`);
  return new Fraction(text);
}

/** Orders two decimals by value: negative, zero or positive. */
export function compareDecimals(a: string, b: string): number {
  return exact(a).compare(exact(b));
}

/**
 * Rounds half up (away from zero) to exactly `digits` places, as published scores and amounts are.
 */
export function roundHalfUp(value: Fraction, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const units = (2n * value.n * scale + value.d) / (2n * value.d);
  const text = units.toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const sign = value.s < 0n && units > 0n ? '-' : '';
  return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${text.slice(-digits)}`;
}

/** The shortest decimal of an exactly representable value, else a decimal rounded half up to `digits`. */
export function toDecimal(value: Fraction, digits: number): string {
  const text = roundHalfUp(value, digits);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

export function sum(values: readonly Fraction[]): Fraction {
  return values.reduce((total, value) => total.add(value), new Fraction(0));
}

/** @throws RangeError if there are no values */
export function mean(values: readonly Fraction[]): Fraction {
  if (values.length === 0) throw new RangeError('no mean of nothing');
  return sum(values).div(values.length);
}

export function smaller(a: Fraction, b: Fraction): Fraction {
  return a.compare(b) <= 0 ? a : b;
}
