import { describe, expect, it } from '@jest/globals';
import { said } from '../fixtures/said';
import { STAGES } from '../definition/vocabulary/stages';
import { addMilliseconds } from '../time/instant';
import { mayRegister, mayReplace, maySubmit, mayWithdraw } from './submission';

const DEADLINE = '2026-03-23T01:30:00.000Z';
const LAST_MOMENT = addMilliseconds(DEADLINE, -1);
const MOMENT = { now: LAST_MOMENT, deadline: DEADLINE, stage: 'published' } as const;
const NOT_OPEN = ['conflict bidding-not-open'];

describe('registering for a project', () => {
  const request = {
    ...MOMENT,
    documentsAvailableFrom: '2026-03-02T02:00:00.000Z',
    documentsAvailableUntil: '2026-03-09T16:00:00.000Z',
    now: '2026-03-02T02:00:00.000Z',
    isTenderer: false,
    alreadyRegistered: false,
  };

  it('is open from the first to the last millisecond of the documents (ANN-03)', () => {
    const at = (now: string) => said(mayRegister({ ...request, now }));
    expect(at(addMilliseconds(request.documentsAvailableFrom, -1))).toEqual(['ANN-03 documents-not-yet-available']);
    expect(at(request.documentsAvailableFrom)).toBe('accepted');
    expect(at(addMilliseconds(request.documentsAvailableUntil, -1))).toBe('accepted');
    expect(at(request.documentsAvailableUntil)).toEqual(['ANN-03 documents-no-longer-available']);
  });

  it('ends with the bid deadline (BID-02)', () => {
    const toTheEnd = { ...request, documentsAvailableUntil: DEADLINE };
    expect(said(mayRegister({ ...toTheEnd, now: LAST_MOMENT }))).toBe('accepted');
    expect(said(mayRegister({ ...toTheEnd, now: DEADLINE }))).toEqual(['BID-02 registration-late']);
  });

  it('is not for the tenderer or its agency, nor for a bidder twice', () => {
    expect(said(mayRegister({ ...request, isTenderer: true }))).toEqual(['forbidden tenderer-may-not-bid']);
    expect(said(mayRegister({ ...request, alreadyRegistered: true }))).toEqual(['conflict already-registered']);
  });

  it.each(STAGES.filter((stage) => stage !== 'published'))('is closed in stage %s', (stage) => {
    expect(said(mayRegister({ ...request, stage }))).toEqual(NOT_OPEN);
  });
});

describe('submitting a bid', () => {
  const request = { ...MOMENT, registered: true, sealed: true, alreadySubmitted: false };

  it('is in time one millisecond before the deadline (BID-02)', () => {
    expect(said(maySubmit(request))).toBe('accepted');
  });

  it.each([0, 1, 86_400_000])('refuses a bid %i ms after the deadline (BID-02)', (milliseconds) => {
    const now = addMilliseconds(DEADLINE, milliseconds);
    const decision = maySubmit({ ...request, now });
    expect(said(decision)).toEqual(['BID-02 bid-late']);
    expect(decision).toMatchObject({ refusals: [{ params: { deadline: DEADLINE, now } }] });
  });

  it('calls a late bid late, whatever else is wrong with it (BID-02)', () => {
    const now = DEADLINE;
    expect(said(maySubmit({ ...request, now, stage: 'review', registered: false, sealed: false }))).toEqual([
      'BID-02 bid-late',
    ]);
  });

  it('refuses a bid that is not sealed as required (BID-04)', () => {
    expect(said(maySubmit({ ...request, sealed: false }))).toEqual(['BID-04 bid-not-sealed']);
  });

  it('refuses a bidder that is not registered, and a second bid', () => {
    expect(said(maySubmit({ ...request, registered: false }))).toEqual(['forbidden not-registered']);
    expect(said(maySubmit({ ...request, alreadySubmitted: true }))).toEqual(['conflict bid-already-submitted']);
  });

  it.each(STAGES.filter((stage) => stage !== 'published'))('is closed in stage %s', (stage) => {
    expect(said(maySubmit({ ...request, stage }))).toEqual(NOT_OPEN);
  });
});

describe('replacing a bid', () => {
  const request = { ...MOMENT, registered: true, sealed: true, bid: 'submitted' } as const;

  it('is free until one millisecond before the deadline (BID-03)', () => {
    expect(said(mayReplace(request))).toBe('accepted');
    expect(said(mayReplace({ ...request, now: DEADLINE }))).toEqual(['BID-02 bid-late']);
  });

  it('needs a standing bid and a sealed one in its place (BID-03, BID-04)', () => {
    expect(said(mayReplace({ ...request, bid: 'none' }))).toEqual(['conflict bid-not-submitted']);
    expect(said(mayReplace({ ...request, bid: 'withdrawn' }))).toEqual(['conflict bid-withdrawn']);
    expect(said(mayReplace({ ...request, sealed: false }))).toEqual(['BID-04 bid-not-sealed']);
  });
});

describe('withdrawing a bid', () => {
  const request = { ...MOMENT, bid: 'submitted' } as const;

  it('is free until one millisecond before the deadline (BID-03)', () => {
    expect(said(mayWithdraw(request))).toBe('accepted');
  });

  it('is a revocation from the deadline on, not a withdrawal (BID-05)', () => {
    expect(said(mayWithdraw({ ...request, now: DEADLINE }))).toEqual(['BID-05 withdrawal-late']);
  });

  it('needs a standing bid in a published project', () => {
    expect(said(mayWithdraw({ ...request, bid: 'none' }))).toEqual(['conflict bid-not-submitted']);
    expect(said(mayWithdraw({ ...request, bid: 'withdrawn' }))).toEqual(['conflict bid-withdrawn']);
    expect(said(mayWithdraw({ ...request, stage: 'cancelled' }))).toEqual(NOT_OPEN);
  });
});
