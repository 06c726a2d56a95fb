import { describe, expect, it } from '@jest/globals';
import { envelopesOf } from '@mingtang/procedure/bidding';
import { priceOf } from './offer-options';

const BID = envelopesOf('cn-open-tender@1');
const [RESPONSE, FINAL_OFFER] = envelopesOf('gp-consultation@1');

describe('--price', () => {
  it.each([
    ['2,815,600.00', '2815600.00'],
    ['2 815 600', '2815600'],
    ['61250.00', '61250.00'],
  ])('is read as people write it: %s', (price, amount) => {
    expect(priceOf({ price }, { currency: 'CNY' }, BID)).toEqual({ amount, currency: 'CNY' });
  });

  it.each([
    ['1,500', /1500 or 1\.500/],
    ['1500.123', /at most 2 digits behind the point/],
    ['100万', /plain decimal/],
    ['0', /more than zero/],
  ])('is refused as %s for the true reason', (price, reason) => {
    expect(() => priceOf({ price }, { currency: 'CNY' }, BID)).toThrow(reason);
  });

  it('is left out in a round in which none is offered, and in no other', () => {
    const rounds = [[RESPONSE], [FINAL_OFFER]] as const;
    const of = (round: 0 | 1, price?: string) => () =>
      priceOf(price === undefined ? {} : { price }, { currency: 'CNY' }, rounds[round] as never);
    expect(of(0)()).toBeUndefined();
    expect(of(0, '100')).toThrow(/no price is offered/);
    expect(of(1)).toThrow(/--price is missing/);
    expect(of(1, '100')()).toEqual({ amount: '100', currency: 'CNY' });
  });
});
