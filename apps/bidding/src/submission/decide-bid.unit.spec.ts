import { describe, expect, it } from '@jest/globals';
import { accept, refuse, ruleBroken } from '@mingtang/procedure/rules';
import { type ReceiptDto } from '@mingtang/service-kit';
import { type ArrivedBid, notSealed } from './arrived-bid';
import { type BidFacts, decideBid } from './decide-bid';

const IN_TIME = accept({});
const LATE = refuse(ruleBroken('BID-02', 'period-over', { zh: '逾期', en: 'late' }));
const registered: BidFacts = { registered: true, alreadySubmitted: false, passed: false };
const standing = { own: true, state: 'submitted', version: 1, round: 1, signer: 'key' } as const;
const receipt = { note: 'the first receipt' } as ReceiptDto;

function arrived(act: ArrivedBid['act'], version = 1, round = 1): ArrivedBid {
  return { act, manifest: { version, round, signer: 'key' }, digest: 'this', problems: [] } as unknown as ArrivedBid;
}

function codes(decision: ReturnType<typeof decideBid>): string[] {
  return decision.ok ? ['received'] : decision.refusals.map(({ code }) => code);
}

describe('a bid version', () => {
  it('is received where the case allows it, else not (BID-02)', () => {
    expect(codes(decideBid(arrived('submitted'), registered, IN_TIME))).toEqual(['received']);
    expect(codes(decideBid(arrived('submitted'), registered, LATE))).toEqual(['period-over']);
  });

  it('that was received before gets its first receipt, late or not', () => {
    const facts = { ...registered, bid: standing, received: { digest: 'this', receipt } };
    expect(decideBid(arrived('submitted'), facts, LATE)).toEqual({ ok: true, value: receipt });
  });

  it('differing from what was received as this version is a conflict', () => {
    const facts = { ...registered, bid: standing, received: { digest: 'other', receipt } };
    expect(codes(decideBid(arrived('submitted'), facts, IN_TIME))).toEqual(['version-already-received']);
  });

  it('names every part that is not sealed, but lateness first (BID-04)', () => {
    const problems = ['signature', 'inline[0].content'].map((field) => notSealed(field, { zh: '有误', en: 'wrong' }));
    const bid = { ...arrived('submitted'), problems };
    const decision = decideBid(bid, registered, IN_TIME);
    expect(decision.ok ? [] : decision.refusals.map(({ field }) => field)).toEqual(['signature', 'inline[0].content']);
    expect(codes(decideBid(bid, registered, LATE))).toEqual(['period-over']);
  });

  it('says nothing of others’ bids to whoever replaces one', () => {
    const others = { ...registered, bid: { ...standing, own: false } };
    expect(codes(decideBid(arrived('replaced', 2), others, IN_TIME))).toEqual(['bid-unknown']);
    expect(codes(decideBid(arrived('replaced', 2), registered, IN_TIME))).toEqual(['bid-unknown']);
  });

  it('follows the version in force (BID-03)', () => {
    const facts = { ...registered, bid: standing };
    expect(codes(decideBid(arrived('replaced', 2), facts, IN_TIME))).toEqual(['received']);
    expect(codes(decideBid(arrived('replaced', 3), facts, IN_TIME))).toEqual(['bid-version-not-next']);
  });

  it('of the second round is one more of the bid of the first, while that stands (GP-10)', () => {
    const facts = { ...registered, bid: standing };
    expect(codes(decideBid(arrived('submitted', 2, 2), facts, IN_TIME))).toEqual(['received']);
    expect(codes(decideBid(arrived('submitted', 2, 2), registered, IN_TIME))).toEqual(['bid-unknown']);
    const left = { ...registered, bid: { ...standing, state: 'left' } as const };
    expect(codes(decideBid(arrived('submitted', 2, 2), left, IN_TIME))).toEqual(['consultation-left']);
  });
});
