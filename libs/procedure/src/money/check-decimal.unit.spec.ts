import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimalFault, type DecimalLimits } from './check-decimal';
import { isDecimal } from './decimal';

const WEIGHT: DecimalLimits = { name: { zh: '权重', en: 'a weight' }, before: 3, behind: 4, zero: 'refused' };

describe('a number written by a person', () => {
  it.each(['1', '40', '0.5', '100', '33.3333', '999.9999'])('is taken as %j', (text) => {
    expect(decimalFault(text, WEIGHT)).toBeUndefined();
  });

  it.each([
    ['040', '权重前面不写多余的 0：40', 'a weight has no leading zero: 40'],
    ['00.5', '权重前面不写多余的 0：0.5', 'a weight has no leading zero: 0.5'],
    ['33.333333', '权重的小数部分最多 4 位，现有 6 位', 'a weight has at most 4 digits behind the point, not 6'],
    ['1000', '权重的整数部分最多 3 位，现有 4 位', 'a weight has at most 3 digits before the point, not 4'],
    ['0', '权重应大于零', 'a weight is more than zero'],
    ['0.00', '权重应大于零', 'a weight is more than zero'],
    ['', '权重未填写', 'a weight is missing'],
  ])('is refused as %j for the true reason', (text, zh, en) => {
    expect(decimalFault(text, WEIGHT)).toEqual({ zh, en });
  });

  it.each(['-1', '+1', '1e3', '1,000', '１', ' 1', '1 ', '1.', '.5', '1.2.3', 'x'])(
    'is no plain decimal as %j',
    (text) => {
      expect(decimalFault(text, WEIGHT)?.en).toContain('plain decimal');
    },
  );

  it('may be zero where that is allowed, and whole where there are no digits behind the point', () => {
    expect(decimalFault('0', { ...WEIGHT, zero: 'allowed' })).toBeUndefined();
    expect(decimalFault('1.5', { ...WEIGHT, behind: 0 })?.en).toBe('a weight is a whole number');
  });

  it('is an exact decimal whenever it is taken, and has one way to be written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d.,e-]{1,12}$/), (text) => {
        if (decimalFault(text, WEIGHT) !== undefined) return;
        expect(isDecimal(text)).toBe(true);
        expect(text === '0' || text.startsWith('0.') || !text.startsWith('0')).toBe(true);
      }),
    );
  });
});
