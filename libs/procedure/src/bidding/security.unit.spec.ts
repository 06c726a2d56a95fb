import { describe, expect, it } from '@jest/globals';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { said } from '../fixtures/said';
import { type Money } from '../money';
import { RULES } from '../rules';
import { addMilliseconds } from '../time/instant';
import {
  FORFEITURE_REASONS,
  type ForfeitureReason,
  type HeldSecurity,
  mayForfeitSecurity,
  mayRecordSecurity,
  mayReturnSecurity,
  type SecurityReturnCause,
  securityReturnDue,
} from './security';
import { STATUTORY_CALENDAR } from '../time/calendar';

const DEADLINE = '2026-03-23T01:30:00.000Z';
const IN_TIME = { now: addMilliseconds(DEADLINE, -1), deadline: DEADLINE };
const ASKED: Money = { amount: '200000.00', currency: 'CNY' };

describe('paying a bid security', () => {
  it.each<[string, Money, readonly string[] | 'accepted']>([
    ['the amount asked', { amount: '200000', currency: 'CNY' }, 'accepted'],
    ['more than that', { amount: '200000.01', currency: 'CNY' }, 'accepted'],
    ['a cent less', { amount: '199999.99', currency: 'CNY' }, ['BID-01 security-differs']],
    ['another currency', { amount: '200000.00', currency: 'USD' }, ['BID-01 security-differs']],
  ])('judges %s (BID-01)', (_, paid, expected) => {
    expect(said(mayRecordSecurity(paid, ASKED, IN_TIME))).toEqual(expected);
  });

  it('is late from the deadline on (BID-02)', () => {
    expect(said(mayRecordSecurity(ASKED, ASKED, { ...IN_TIME, now: DEADLINE }))).toEqual(['BID-02 security-late']);
  });

  it('is not for a project that asks none', () => {
    expect(said(mayRecordSecurity(ASKED, undefined, IN_TIME))).toEqual(['conflict security-not-asked']);
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
    for (const grounds of [[], others]) expect(said(mayForfeitSecurity(reason, HELD, grounds))).toEqual([refused]);
    expect(mayForfeitSecurity(reason, HELD, [...others, groundOf(reason)])).toEqual({
      ok: true,
      value: groundOf(reason),
    });
  });

  it.each(CAUSES)(
    'goes back for %s once just that has arisen, and is not kept then (BID-03, DIS-05, ANN-11)',
    (cause) => {
      const free = { state: 'paid', returnCause: cause } as const;
      expect(said(mayReturnSecurity(cause, free))).toBe('accepted');
      expect(said(mayReturnSecurity(cause, HELD))).toEqual(['conflict security-return-not-due']);
      for (const other of CAUSES.filter((each) => each !== cause))
        expect(said(mayReturnSecurity(other, free))).toEqual(['conflict security-return-not-due']);
      for (const reason of REASONS)
        expect(said(mayForfeitSecurity(reason, free, [groundOf(reason)]))).toEqual(['conflict security-return-due']);
    },
  );

  it.each(['returned', 'forfeited'] as const)('is settled once: not when %s', (state) => {
    const settled = { state, returnCause: 'contract-signed' } as const;
    expect(said(mayReturnSecurity('contract-signed', settled))).toEqual(['conflict security-not-held']);
    expect(said(mayForfeitSecurity('contract-refused', settled, [groundOf('contract-refused')]))).toEqual([
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

  it('forfeits only under a rule (BID-05, DIS-05, DIS-06)', () => {
    expect(Object.values(FORFEITURE_REASONS).map(({ rule }) => RULES[rule].id)).toEqual(['BID-05', 'DIS-05', 'DIS-06']);
  });
});
