import { describe, expect, it } from '@jest/globals';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { said } from '../fixtures/said';
import { addMilliseconds } from '../time/instant';
import { checkRegistration, checkReplacement, checkSubmission, checkWithdrawal } from './submission';

describe('registering for a project', () => {
  const request = {
    now: '2026-03-02T02:00:00.000Z',
    documentsAvailableFrom: '2026-03-02T02:00:00.000Z',
    isTenderer: false,
    alreadyRegistered: false,
  };

  it('is open from the first millisecond of the documents (ANN-03)', () => {
    const at = (now: string) => said(checkRegistration({ ...request, now }, CN_OPEN_TENDER));
    expect(at(addMilliseconds(request.documentsAvailableFrom, -1))).toEqual(['ANN-03 documents-not-yet-available']);
    expect(at(request.documentsAvailableFrom)).toBe('accepted');
  });

  it('is not for the tenderer or its agency, nor for a bidder twice', () => {
    expect(said(checkRegistration({ ...request, isTenderer: true }, CN_OPEN_TENDER))).toEqual([
      'forbidden tenderer-may-not-bid',
    ]);
    expect(said(checkRegistration({ ...request, alreadyRegistered: true }, CN_OPEN_TENDER))).toEqual([
      'conflict already-registered',
    ]);
  });
});

describe('submitting a bid', () => {
  const request = { registered: true, sealed: true, alreadySubmitted: false };

  it('refuses a bid that is not sealed as required (BID-04)', () => {
    expect(said(checkSubmission(request))).toBe('accepted');
    expect(said(checkSubmission({ ...request, sealed: false }))).toEqual(['BID-04 bid-not-sealed']);
  });

  it('refuses a bidder that is not registered, and a second bid', () => {
    expect(said(checkSubmission({ ...request, registered: false }))).toEqual(['forbidden not-registered']);
    expect(said(checkSubmission({ ...request, alreadySubmitted: true }))).toEqual(['conflict bid-already-submitted']);
  });
});

describe('replacing a bid', () => {
  const request = { registered: true, sealed: true, bid: 'submitted' } as const;

  it('needs a standing bid and a sealed one in its place (BID-03, BID-04)', () => {
    expect(said(checkReplacement(request))).toBe('accepted');
    expect(said(checkReplacement({ ...request, bid: 'none' }))).toEqual(['conflict bid-not-submitted']);
    expect(said(checkReplacement({ ...request, bid: 'withdrawn' }))).toEqual(['conflict bid-withdrawn']);
    expect(said(checkReplacement({ ...request, bid: 'left' }))).toEqual(['conflict consultation-left']);
    expect(said(checkReplacement({ ...request, sealed: false }))).toEqual(['BID-04 bid-not-sealed']);
  });
});

it.each([
  ['submitted', 'accepted'],
  ['none', ['conflict bid-not-submitted']],
  ['withdrawn', ['conflict bid-withdrawn']],
  ['left', ['conflict consultation-left']],
] as const)('a bid that is %s is withdrawn: %s (BID-03)', (bid, decision) => {
  expect(said(checkWithdrawal({ bid }))).toEqual(decision);
});
