import { describe, expect, it } from '@jest/globals';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { GP_CONSULTATION } from '../procedures/gp-consultation/v1';
import { said } from '../fixtures/said';
import { type Money } from '../money/money';
import { orThrow } from '../rules/refusal';
import { addMilliseconds } from '../time/instant';
import { checkContract, contractDue, type ContractTerms } from './contract';
import { STATUTORY_CALENDAR } from '../time/calendar';

const NOTICE = '2026-04-10T04:00:00.000Z';
/** Thirty full days after 10 April in Shanghai. */
const DUE = '2026-05-10T16:00:00.000Z';
const cny = (amount: string): Money => ({ amount, currency: 'CNY' });
const check = (changes: Partial<ContractTerms> = {}) =>
  checkContract(
    { signedAt: NOTICE, noticedAt: NOTICE, awardPrice: cny('9800000.00'), contractPrice: cny('9800000'), ...changes },
    CN_OPEN_TENDER,
    STATUTORY_CALENDAR,
  );

describe('the contract', () => {
  it('is due within 30 days of the notice, and marked late one moment after (DIS-05)', () => {
    expect(contractDue(NOTICE, CN_OPEN_TENDER, STATUTORY_CALENDAR)).toBe(DUE);
    expect(orThrow(check({ signedAt: addMilliseconds(DUE, -1) }))).toEqual({ late: false, due: DUE });
    expect(orThrow(check({ signedAt: DUE }))).toEqual({ late: true, due: DUE });
  });

  it('is not signed one millisecond before the notice (DIS-05)', () => {
    expect(said(check({ signedAt: addMilliseconds(NOTICE, -1) }))).toEqual(['DIS-05 contract-before-notice']);
  });

  it.each<[string, Money]>([
    ['a cent more', cny('9800000.01')],
    ['a cent less', cny('9799999.99')],
    ['another currency', { amount: '9800000.00', currency: 'USD' }],
  ])('is at the price of the bid, not %s (DIS-05)', (_, contractPrice) => {
    expect(said(check({ contractPrice }))).toEqual(['DIS-05 contract-price-differs']);
  });

  it('of government procurement is judged by its own rules (GP-09, GP-17)', () => {
    const terms = { signedAt: addMilliseconds(NOTICE, -1), noticedAt: NOTICE, awardPrice: cny('9800000.00') };
    const wrong = { ...terms, contractPrice: cny('9800001.00'), performanceSecurity: cny('980000.11') };
    expect(said(checkContract(wrong, GP_CONSULTATION, STATUTORY_CALENDAR))).toEqual([
      'GP-09 contract-before-notice',
      'GP-09 contract-price-differs',
      'GP-17 performance-security-too-high',
    ]);
  });

  it.each<[string, Money, readonly string[] | 'accepted']>([
    ['exactly 10 %', cny('980000.00'), 'accepted'],
    ['a cent more', cny('980000.01'), ['DIS-06 performance-security-too-high']],
    ['another currency', { amount: '1', currency: 'USD' }, ['DIS-06 performance-security-too-high']],
  ])('asks a performance security of %s (DIS-06)', (_, performanceSecurity, expected) => {
    expect(said(check({ performanceSecurity }))).toEqual(expected);
  });
});
