import { describe, expect, it } from '@jest/globals';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { GP_CONSULTATION } from '../procedures/gp-consultation/v1';
import { said } from '../fixtures/said';
import { type Money } from '../money/money';
import {
  checkForfeiture,
  checkPaidSecurity,
  checkSecurityReturn,
  FORFEITURE_REASONS,
  type ForfeitureReason,
  type HeldSecurity,
  type SecurityReturnCause,
  securityReturnDue,
} from './security';
import { STATUTORY_CALENDAR } from '../time/calendar';

const ASKED: Money = { amount: '200000.00', currency: 'CNY' };

describe('paying a bid security', () => {
  it.each<[string, Money, readonly string[] | 'accepted']>([
    ['the amount asked', { amount: '200000', currency: 'CNY' }, 'accepted'],
    ['more than that', { amount: '200000.01', currency: 'CNY' }, 'accepted'],
    ['a cent less', { amount: '199999.99', currency: 'CNY' }, ['BID-01 security-differs']],
    ['another currency', { amount: '200000.00', currency: 'USD' }, ['BID-01 security-differs']],
  ])('judges %s (BID-01)', (_, paid, expected) => {
    expect(said(checkPaidSecurity(paid, ASKED, CN_OPEN_TENDER))).toEqual(expected);
  });

  it('is not for a project that asks none', () => {
    expect(said(checkPaidSecurity(ASKED, undefined, CN_OPEN_TENDER))).toEqual(['conflict security-not-asked']);
  });
});

describe('settling a bid security', () => {
  const REASONS = Object.keys(FORFEITURE_REASONS) as ForfeitureReason[];
  const CAUSES: readonly SecurityReturnCause[] = [
    'withdrawn-in-time',
    'contract-signed',
    'tender-terminated',
    'bid-not-opened',
  ];
  const HELD: HeldSecurity = { state: 'paid', returnCause: null };
  const groundOf = (reason: ForfeitureReason) => ({ reason, lot: '1', bid: `bid of ${reason}` });

  it.each([
    ['revoked-after-deadline', 'BID-05 forfeiture-ground-missing'],
    ['contract-refused', 'DIS-05 forfeiture-ground-missing'],
    ['no-performance-security', 'DIS-06 forfeiture-ground-missing'],
  ] as const)('is kept for %s only where just that is on record (BID-05, DIS-05, DIS-06)', (reason, refused) => {
    const others = REASONS.filter((other) => other !== reason).map(groundOf);
    for (const grounds of [[], others])
      expect(said(checkForfeiture(reason, HELD, grounds, CN_OPEN_TENDER))).toEqual([refused]);
    expect(checkForfeiture(reason, HELD, [...others, groundOf(reason)], CN_OPEN_TENDER)).toEqual({
      ok: true,
      value: groundOf(reason),
    });
  });

  it.each(CAUSES)(
    'goes back for %s once just that has arisen, and is not kept then (BID-03, DIS-05, ANN-11)',
    (cause) => {
      const free = { state: 'paid', returnCause: cause } as const;
      expect(said(checkSecurityReturn(cause, free))).toBe('accepted');
      expect(said(checkSecurityReturn(cause, HELD))).toEqual(['conflict security-return-not-due']);
      for (const other of CAUSES.filter((each) => each !== cause))
        expect(said(checkSecurityReturn(other, free))).toEqual(['conflict security-return-not-due']);
      for (const reason of REASONS)
        expect(said(checkForfeiture(reason, free, [groundOf(reason)], CN_OPEN_TENDER))).toEqual([
          'conflict security-return-due',
        ]);
    },
  );

  it.each(['returned', 'forfeited'] as const)('is settled once: not when %s', (state) => {
    const settled = { state, returnCause: 'contract-signed' } as const;
    expect(said(checkSecurityReturn('contract-signed', settled))).toEqual(['conflict security-not-held']);
    expect(said(checkForfeiture('contract-refused', settled, [groundOf('contract-refused')], CN_OPEN_TENDER))).toEqual([
      'conflict security-not-held',
    ]);
  });

  it.each(['withdrawn-in-time', 'contract-signed', 'tender-terminated', 'bid-not-opened'] as const)(
    'has it back within 5 days where %s (BID-03, DIS-05, ANN-11)',
    (cause) => {
      expect(securityReturnDue(cause, '2026-03-10T04:00:00.000Z', CN_OPEN_TENDER, STATUTORY_CALENDAR)).toBe(
        '2026-03-15T16:00:00.000Z',
      );
    },
  );

  it.each([
    ['revoked-after-deadline', 'GP-02 forfeiture-ground-missing'],
    ['contract-refused', 'GP-09 forfeiture-ground-missing'],
    ['no-performance-security', 'GP-17 forfeiture-ground-missing'],
  ] as const)('of government procurement is kept for %s by its own rules (GP-02, GP-09, GP-17)', (reason, refused) => {
    expect(said(checkForfeiture(reason, HELD, [], GP_CONSULTATION))).toEqual([refused]);
    expect(said(checkPaidSecurity({ amount: '1', currency: 'CNY' }, ASKED, GP_CONSULTATION))).toEqual([
      'GP-02 security-differs',
    ]);
  });
});
