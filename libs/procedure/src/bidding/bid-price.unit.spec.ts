import { describe, expect, it } from '@jest/globals';
import { said } from '../fixtures/said';
import { bidCurrency, checkBidPrice } from './bid-price';

describe('the price of a bid', () => {
  it.each(['GBP', 'CNY', 'JPY'])(
    'is in the currency of the notice, here %s, which no amount decides (EVA-05)',
    (currency) => {
      expect(bidCurrency({ currency })).toBe(currency);
      expect(said(checkBidPrice({ amount: '12', currency }, { currency }))).toBe('accepted');
      expect(said(checkBidPrice({ amount: '12', currency: 'CHF' }, { currency }))).toEqual([
        'invalid price-currency-differs',
      ]);
    },
  );

  it.each([
    ['0', ['invalid price-zero']],
    ['0.00', ['invalid price-zero']],
    ['0.01', 'accepted'],
    ['1.001', ['invalid amount-malformed']],
  ])('of %s', (amount, expected) => {
    expect(said(checkBidPrice({ amount, currency: 'CNY' }, { currency: 'CNY' }))).toEqual(expected);
  });
});
