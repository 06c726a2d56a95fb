import { describe, expect, it } from '@jest/globals';
import { evolveAll } from '../definition/evolve';
import { type CaseLaw } from '../definition/law';
import { beginningOf, type Fact } from '../definition/stand';
import { after, day, fact, LAW } from '../fixtures/usual-tender';
import { GP_CONSULTATION } from '../procedures/gp-consultation/v1';
import { addMilliseconds } from '../time/instant';
import { type OwnOffer, possibleForBidder } from './possible-for-bidder';

const bid: OwnOffer = { state: 'submitted', round: 1, passed: false };
const CONSULTATION: CaseLaw = { definition: GP_CONSULTATION, calendar: LAW.calendar };
const CALLED: readonly Fact[] = [
  fact('publish', 0, 1, { ends: { submission: day(20), documentsAvailable: day(6), clarificationBefore: day(5) } }),
  fact('reach-deadline', 20, 2),
  fact('close-bidding', 20, 3),
  fact('complete-opening', 20.1, 4),
  fact('request-draw', 20.2, 5),
  fact('draw-committee', 20.3, 6, { outcome: 'filled' }),
  fact('form-committee', 20.4, 7),
  fact('conclude-review', 21, 8),
  fact('call-final-offers', 22, 9, { ends: { finalOffers: day(23) } }),
];
const called = evolveAll(CONSULTATION, beginningOf(GP_CONSULTATION), CALLED);
const acts = (...asked: Parameters<typeof possibleForBidder>) => possibleForBidder(...asked).map(({ act }) => act);

describe('what a bidder may do', () => {
  it('is to bid, until the deadline, and to ask (BID-02, ANN-06)', () => {
    expect(possibleForBidder(LAW, after('publish'), undefined, day(1))).toEqual([
      { act: 'ask-question', until: day(5) },
      { act: 'submit-bid', until: day(20) },
    ]);
    expect(acts(LAW, after('publish'), undefined, addMilliseconds(day(20), -1))).toEqual(['submit-bid']);
    expect(acts(LAW, after('publish'), undefined, day(20))).toEqual([]);
  });

  it('is to replace or withdraw what it has handed in, and to bid again once it has withdrawn (BID-03)', () => {
    expect(acts(LAW, after('publish'), bid, day(10))).toEqual(['replace-bid', 'withdraw-bid']);
    expect(acts(LAW, after('publish'), { ...bid, state: 'withdrawn' }, day(10))).toEqual(['submit-bid']);
  });

  it('is to object while candidates are published (DIS-02)', () => {
    expect(possibleForBidder(LAW, after('publish-candidates'), bid, day(24))).toEqual([
      { act: 'file-objection', until: day(25) },
    ]);
    expect(acts(LAW, after('publish-candidates'), bid, day(25))).toEqual([]);
  });

  it('is one final offer for who passed, or to leave before it (GP-10)', () => {
    expect(possibleForBidder(CONSULTATION, called, { ...bid, passed: true }, day(22.5))).toEqual([
      { act: 'submit-final-offer', until: day(23) },
      { act: 'leave-consultation' },
    ]);
    expect(acts(CONSULTATION, called, { ...bid, passed: true, round: 2 }, day(22.5))).toEqual(['replace-final-offer']);
    expect(acts(CONSULTATION, called, bid, day(22.5))).toEqual([]);
    expect(acts(CONSULTATION, called, { ...bid, passed: true, state: 'left' }, day(22.5))).toEqual([]);
  });
});
