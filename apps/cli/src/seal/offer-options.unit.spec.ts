import { describe, expect, it } from '@jest/globals';
import { priceOf } from './offer-options';

describe('--price', () => {
  it.each([
    ['2,815,600.00', '2815600.00'],
    ['2 815 600', '2815600'],
    ['61250.00', '61250.00'],
  ])('is read as people write it: %s', (price, amount) => {
    expect(priceOf({ price }, { currency: 'CNY' })).toEqual({ amount, currency: 'CNY' });
  });

  it.each([
    ['1,500', /1500 or 1\.500/],
    ['1500.123', /at most 2 digits behind the point/],
    ['100万', /plain decimal/],
    ['0', /more than zero/],
  ])('is refused as %s for the true reason', (price, reason) => {
    expect(() => priceOf({ price }, { currency: 'CNY' })).toThrow(reason);
  });
});
