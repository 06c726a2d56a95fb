import { describe, expect, it } from '@jest/globals';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { said } from '../fixtures/said';
import { type Money } from '../money/money';
import { checkBidSecurity } from './bid-security';
import { type Classification } from './project-draft';

const cny = (amount: string): Money => ({ amount, currency: 'CNY' });

const secured = (estimate: Money | null, lots = 1, classification: Classification = 'works') => ({
  estimate,
  classification,
  lots: Array.from({ length: lots }, (_, at) => ({ id: String(at), title: 'lot', description: '' })),
});

describe('the bid security that a tender asks (BID-01)', () => {
  it.each<[string, Money, Money | null, readonly string[] | 'accepted']>([
    ['takes exactly 2 % of the estimate', cny('200000.00'), cny('10000000'), 'accepted'],
    ['refuses a cent more', cny('200000.01'), cny('10000000'), ['BID-01 bid-security-too-high']],
    ['refuses what rounds to 2 % but is above it', cny('0.02'), cny('0.99'), ['BID-01 bid-security-too-high']],
    ['refuses none at all written as zero', cny('0.00'), cny('10000000'), ['BID-01 bid-security-zero']],
    ['refuses any without an estimate', cny('1'), null, ['BID-01 bid-security-needs-estimate']],
    ['refuses another currency', { amount: '1', currency: 'USD' }, cny('100'), ['BID-01 bid-security-currency']],
    ['refuses what is no amount', cny('1e3'), cny('10000000'), ['invalid amount-malformed']],
  ])('%s (BID-01)', (_, amount, estimate, expected) => {
    expect(said(checkBidSecurity(amount, secured(estimate), CN_OPEN_TENDER))).toEqual(expected);
  });

  it.each<[string, number, Classification, string | readonly string[]]>([
    ['800000.00', 1, 'works', 'accepted'],
    ['800000.01', 1, 'works', ['BID-01 bid-security-above-cap']],
    ['1600000.00', 2, 'works', 'accepted'],
    ['1600000.01', 2, 'works', ['BID-01 bid-security-above-cap']],
    ['800000.01', 1, 'goods', 'accepted'],
  ])('of %s for %i lots of %s, however high the estimate: %j (BID-01)', (amount, lots, classification, expected) => {
    const of = secured(cny('900000000000'), lots, classification);
    expect(said(checkBidSecurity(cny(amount), of, CN_OPEN_TENDER))).toEqual(expected);
  });
});
