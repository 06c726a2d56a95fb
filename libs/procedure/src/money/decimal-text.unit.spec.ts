import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writtenAmount } from './decimal-text';
import { checkMoney } from './money';

describe('an amount as people write it', () => {
  it.each([
    ['2,815,600.00', '2815600.00'],
    ['2 815 600.00', '2815600.00'],
    [' 61,250.00 ', '61250.00'],
    ['1,234,567', '1234567'],
    ['1 234', '1234'],
    ['1.234.567,50', '1234567.50'],
    ['1234,5', '1234.5'],
    ['２，８１５，６００．５', '2815600.5'],
    ['61250.00', '61250.00'],
    ['0.5', '0.5'],
  ])('%j is %s', (written, plain) => {
    expect(writtenAmount(written)).toBe(plain);
    expect(checkMoney({ amount: plain, currency: 'CNY' }, 'price')).toEqual([]);
  });

  it('is refused where two readers read two numbers, for that reason', () => {
    const [refusal] = checkMoney({ amount: writtenAmount('1,500'), currency: 'CNY' }, 'price');
    expect(refusal?.message.en).toContain('1500 or 1.500');
    expect(refusal?.message.zh).toContain('1500 或 1.500');
  });

  it.each(['2,81,5600', '-1,000,000', '1e6', '约 100', '100万', '1,234,5', '', '12,34.5,6', '$5'])(
    '%j is no amount',
    (written) => {
      expect(checkMoney({ amount: writtenAmount(written), currency: 'CNY' }, 'price')).toHaveLength(1);
    },
  );

  it('stays what it was where it is plain, however often it is read', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(0|[1-9]\d{0,17})(\.\d{1,4})?$/), (plain) => {
        expect(writtenAmount(plain)).toBe(plain);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[\d., ]{0,20}$/), (text) => {
        expect(writtenAmount(writtenAmount(text))).toBe(writtenAmount(text));
      }),
    );
  });
});
