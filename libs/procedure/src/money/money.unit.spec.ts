import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fieldsOf, said } from '../fixtures/said';
import {
  addMoney,
  amountDigits,
  checkMoney,
  compareMoney,
  equalMoney,
  formatMoney,
  isPositive,
  isWithinPercent,
  type Money,
  parseMoney,
  percentOf,
} from './money';

const cny = (amount: string): Money => ({ amount, currency: 'CNY' });
const cents = fc.bigInt(0n, 10n ** 20n - 1n);
const ofCents = (value: bigint): Money => cny(`${value / 100n}.${(value % 100n).toString().padStart(2, '0')}`);

describe('money', () => {
  it.each(['0', '0.01', '999999999999999999.99'])('takes %s CNY', (amount) => {
    expect(said(checkMoney(cny(amount), 'price'))).toBe('accepted');
  });

  it.each(['', '-1', '01', '1.', '.5', '1e6', '1,000', '1.001', '1000000000000000000', 'NaN', '１'])(
    'refuses an amount of %j CNY',
    (amount) => {
      const refusals = checkMoney(cny(amount), 'price');
      expect(said(refusals)).toEqual(['invalid amount-malformed']);
      expect(fieldsOf(refusals)).toEqual(['price.amount']);
    },
  );

  it('names the true reason', () => {
    const message = (amount: string) => checkMoney(cny(amount), 'price')[0]?.message.en;
    expect(message('1234567890123456789')).toBe('an amount has at most 18 digits before the point, not 19');
    expect(message('1.234')).toBe('an amount has at most 2 digits behind the point, not 3');
    expect(message('01')).toBe('an amount has no leading zero: 1');
  });

  it('allows 2 digits behind the point for CNY and 4 for other currencies', () => {
    expect([amountDigits('CNY'), amountDigits('KWD')]).toEqual([2, 4]);
    expect(said(checkMoney({ amount: '1.2345', currency: 'KWD' }, 'price'))).toBe('accepted');
    expect(said(checkMoney({ amount: '1.23456', currency: 'KWD' }, 'price'))).toEqual(['invalid amount-malformed']);
  });

  it.each(['RMB', 'cny', '', 'XXX', 'XTS', 'DEM'])('refuses the currency %j', (currency) => {
    expect(said(checkMoney({ amount: '1', currency }, 'price'))).toEqual(['invalid currency-unknown']);
  });

  it('parses trimmed text, and says everything that is wrong with it', () => {
    expect(parseMoney(' 12.50 ', ' CNY ')).toEqual({ ok: true, value: cny('12.50') });
    expect(said(parseMoney('12.5o', 'YUAN'))).toEqual(['invalid amount-malformed', 'invalid currency-unknown']);
  });

  it('knows nothing as not positive, and malformed text as not positive', () => {
    expect(['0', '0.00', '', '-1', '0.01'].map((amount) => isPositive(cny(amount)))).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it('adds and compares any amounts exactly', () => {
    fc.assert(
      fc.property(cents, cents, cents, (a, b, c) => {
        expect(equalMoney(addMoney(ofCents(a), ofCents(b), ofCents(c)), ofCents(a + b + c))).toBe(true);
        expect(Math.sign(compareMoney(ofCents(a), ofCents(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it('tells whether a part is within a per cent of the whole to the last cent', () => {
    fc.assert(
      fc.property(cents, cents, fc.integer({ min: 0, max: 1000 }), (part, whole, tenths) => {
        const percent = `${Math.floor(tenths / 10)}.${tenths % 10}`;
        expect(isWithinPercent(ofCents(part), ofCents(whole), percent)).toBe(part * 1000n <= whole * BigInt(tenths));
      }),
    );
  });

  it('rounds a per cent half up to the digits of its currency', () => {
    expect(percentOf(cny('0.25'), '2')).toEqual(cny('0.01'));
    expect(percentOf(cny('0.24'), '2')).toEqual(cny('0.00'));
    expect(percentOf({ amount: '0.25', currency: 'USD' }, '2')).toEqual({ amount: '0.0050', currency: 'USD' });
  });

  it('never mixes currencies', () => {
    const dollars: Money = { amount: '1', currency: 'USD' };
    expect(() => addMoney(cny('1'), dollars)).toThrow(RangeError);
    expect(() => compareMoney(cny('1'), dollars)).toThrow(RangeError);
    expect(() => isWithinPercent(cny('1'), dollars, '2')).toThrow(RangeError);
    expect(equalMoney(cny('1'), dollars)).toBe(false);
    expect(equalMoney(cny('1'), cny('1.00'))).toBe(true);
  });

  it.each([
    ['1234567.8', 'CNY', '1,234,567.80 元', '¥1,234,567.80'],
    ['999', 'CNY', '999.00 元', '¥999.00'],
    ['1234.5678', 'GBP', '1,234.5678 GBP', 'GBP 1,234.5678'],
  ])('writes %s %s for people', (amount, currency, zh, en) => {
    expect([formatMoney({ amount, currency }, 'zh'), formatMoney({ amount, currency }, 'en')]).toEqual([zh, en]);
  });
});
