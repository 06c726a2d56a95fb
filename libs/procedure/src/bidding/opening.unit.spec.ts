import { describe, expect, it } from '@jest/globals';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { said } from '../fixtures/said';
import { addMilliseconds } from '../time/instant';
import {
  afterOpeningTime,
  checkOpeningOver,
  checkReleaseTime,
  checkSelfOpening,
  closeLot,
  OPENING_FAILURES,
  type OpeningFailure,
  selfOpeningUntil,
  unopenedOutcome,
} from './opening';
import { STATUTORY_CALENDAR } from '../time/calendar';

const DEADLINE = '2026-03-23T01:30:00.000Z';

describe('opening', () => {
  it.each([
    [0, 'failed'],
    [2, 'failed'],
    [3, 'open'],
    [4, 'open'],
  ] as const)('with %i bids a lot is %s (OPN-02)', (count, expected) => {
    expect(closeLot(Array(count).fill({ state: 'submitted' }), CN_OPEN_TENDER)).toBe(expected);
  });

  it('does not count withdrawn and incomplete bids (OPN-02, BID-02)', () => {
    const bids = (['submitted', 'submitted', 'withdrawn', 'incomplete'] as const).map((state) => ({ state }));
    expect(closeLot(bids, CN_OPEN_TENDER)).toBe('failed');
    expect(closeLot([...bids, { state: 'submitted' }], CN_OPEN_TENDER)).toBe('open');
  });

  it('takes no share of a time one millisecond before the deadline (BID-04)', () => {
    expect(said(checkReleaseTime(addMilliseconds(DEADLINE, -1), DEADLINE))).toEqual(['BID-04 release-before-deadline']);
    expect(said(checkReleaseTime(DEADLINE, DEADLINE))).toBe('accepted');
  });

  it('lets a bidder open its own bid to the last millisecond of the set time (OPN-04)', () => {
    const until = addMilliseconds(DEADLINE, 2_000);
    const at = (now: string) => said(checkSelfOpening(now, { until, waits: false }));
    expect(at(DEADLINE)).toBe('accepted');
    expect(at(addMilliseconds(until, -1))).toBe('accepted');
    expect(at(until)).toEqual(['OPN-04 self-opening-late']);
  });

  it('lets it do so after that time too while the opening waits for its bid (OPN-04)', () => {
    const until = addMilliseconds(DEADLINE, 2_000);
    const at = (now: string) => said(checkSelfOpening(now, { until, waits: true }));
    expect(at(until)).toBe('accepted');
    expect(at(addMilliseconds(until, 365 * 86_400_000))).toBe('accepted');
  });

  it.each<[OpeningFailure, 'settled' | 'waits']>([
    ['share-invalid', 'settled'],
    ['manifest-mismatch', 'settled'],
    ['price-unreadable', 'settled'],
    ['shares-missing', 'waits'],
    ['file-damaged', 'waits'],
  ])('of a bid unopened for %s the end of the time leaves it %s (OPN-04)', (failure, becomes) => {
    expect(afterOpeningTime(failure)).toBe(becomes);
  });

  it('lets the tenderer end the wait when the time for opening is over, not a millisecond before (OPN-04)', () => {
    expect(said(checkOpeningOver(addMilliseconds(DEADLINE, -1), DEADLINE))).toEqual(['OPN-04 opening-not-over']);
    expect(said(checkOpeningOver(DEADLINE, DEADLINE))).toBe('accepted');
  });

  it('gives a bidder to the end of the next day to open its bid itself (OPN-04)', () => {
    expect(selfOpeningUntil(DEADLINE, CN_OPEN_TENDER, STATUTORY_CALENDAR)).toBe('2026-03-24T16:00:00.000Z');
    expect(selfOpeningUntil(DEADLINE, CN_OPEN_TENDER, { mode: 'sandbox', secondsPerDay: 2 })).toBe(
      addMilliseconds(DEADLINE, 2_000),
    );
  });

  it.each<[OpeningFailure, 'bidder' | 'other']>([
    ['share-invalid', 'bidder'],
    ['manifest-mismatch', 'bidder'],
    ['price-unreadable', 'bidder'],
    ['shares-missing', 'other'],
    ['file-damaged', 'other'],
  ])('lays %s on the %s (OPN-04)', (failure, fault) => {
    expect(unopenedOutcome(failure)).toEqual(
      fault === 'bidder'
        ? { fault, countsAs: 'revoked', securityMayBeKept: true }
        : { fault, countsAs: 'withdrawn', securityMayBeKept: false },
    );
  });

  it('lays every failure on someone (OPN-04)', () => {
    expect(Object.keys(OPENING_FAILURES)).toHaveLength(5);
  });
});
