import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import {
  compareDecimals,
  exact,
  fractionDigits,
  isDecimal,
  mean,
  roundHalfUp,
  smaller,
  sum,
  toDecimal,
} from './decimal';

/** Half up by long division, apart from the code under test. */
function roundByDivision(numerator: bigint, denominator: bigint, digits: number): bigint {
  const scaled = numerator * 10n ** BigInt(digits);
  const [quotient, remainder] = [scaled / denominator, scaled % denominator];
  return 2n * remainder >= denominator ? quotient + 1n : quotient;
}

describe('decimals', () => {
  it.each(['0', '-1', '007', '1.50', '-0.000000000001', '9'.repeat(30)])('takes %s', (text) => {
    expect(isDecimal(text)).toBe(true);
  });

  it.each(['', '1e3', '1.', '.5', '+1', '1,000', ' 1', '1\n', 'NaN', '0.(3)', '1/3', '９', '1'.repeat(31)])(
    'takes no %j',
    (text) => {
      expect(isDecimal(text)).toBe(false);
      expect(() => exact(text)).toThrow(RangeError);
    },
  );

  it('counts digits as written', () => {
    expect(['1', '1.5', '1.50'].map(fractionDigits)).toEqual([0, 1, 2]);
  });

  it('compares by value, not by text or float', () => {
    expect(compareDecimals('1.10', '1.1')).toBe(0);
    expect(compareDecimals('9', '10')).toBeLessThan(0);
    expect(compareDecimals('900719925474099267.01', '900719925474099267.02')).toBeLessThan(0);
  });

  it.each([
    ['0.5', 0, '1'],
    ['0.4999', 0, '0'],
    ['2.675', 2, '2.68'],
    ['1.005', 2, '1.01'],
    ['-1.005', 2, '-1.01'],
    ['-0.001', 2, '0.00'],
    ['99.995', 2, '100.00'],
    ['7', 3, '7.000'],
  ])('rounds %s to %i digits as %s', (text, digits, rounded) => {
    expect(roundHalfUp(exact(text), digits)).toBe(rounded);
  });

  it('rounds any fraction as long division does', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 20n),
        fc.bigInt(1n, 10n ** 9n),
        fc.integer({ min: 0, max: 6 }),
        (n, d, digits) => {
          const expected = roundByDivision(n, d, digits);
          expect(BigInt(roundHalfUp(new Fraction(n, d), digits).replace('.', ''))).toBe(expected);
          expect(roundHalfUp(new Fraction(n, d), digits)).toMatch(
            digits === 0 ? /^\d+$/ : new RegExp(`^\\d+\\.\\d{${digits}}$`),
          );
        },
      ),
    );
  });

  it('shortens what is exact and rounds what is not', () => {
    expect(['10.00', '100.50', '0.00'].map((text) => toDecimal(exact(text), 12))).toEqual(['10', '100.5', '0']);
    expect(toDecimal(new Fraction(2n, 3n), 4)).toBe('0.6667');
  });

  it('sums and averages without error', () => {
    expect(sum(['0.1', '0.2', '0.3'].map(exact)).equals(exact('0.6'))).toBe(true);
    expect(mean(['1', '2', '2'].map(exact)).toFraction()).toBe('5/3');
    expect(() => mean([])).toThrow(RangeError);
    expect(smaller(exact('2'), exact('1.99')).equals(exact('1.99'))).toBe(true);
  });
});
