import { describe, expect, it } from '@jest/globals';
import { evolveAll } from '../definition/evolve';
import { type CaseLaw } from '../definition/law';
import { beginningOf, type Fact, type Stand } from '../definition/stand';
import { type ActId } from '../definition/vocabulary/acts';
import { after, day, fact, LAW } from '../fixtures/usual-tender';
import { USUAL_WAYS } from '../fixtures/usual-ways';
import { GP_CONSULTATION } from '../procedures/gp-consultation/v1';
import { roundNumbered } from './offer-rounds';
import { deadlineInForce } from './round-deadline';

const CONSULTATION: CaseLaw = { definition: GP_CONSULTATION, calendar: LAW.calendar };
const WAY = USUAL_WAYS['gp-consultation@1'] ?? [];

/** A consultation up to an act, and what comes after it there. */
function consultation(until: ActId, ...more: readonly (readonly [ActId, number, Partial<Fact>?])[]): Stand {
  const before = WAY.slice(0, WAY.findIndex(({ act }) => act === until) + 1);
  const then = more.map(([act, days, said], at) => fact(act, days, before.length + at + 1, said));
  return evolveAll(CONSULTATION, beginningOf(GP_CONSULTATION), [...before, ...then]);
}

const first = (stand: Stand) => deadlineInForce(CONSULTATION, stand, roundNumbered(1));
const second = (stand: Stand) => deadlineInForce(CONSULTATION, stand, roundNumbered(2));

describe('the deadline of a round', () => {
  it('of bids is that of the notice, and stays once it was reached; one cancelled before it has none', () => {
    expect(deadlineInForce(LAW, after('publish'), roundNumbered(1))).toBe(day(20));
    expect(deadlineInForce(LAW, after('publish-contract'), roundNumbered(1))).toBe(day(20));
    expect(first(consultation('publish', ['cancel', 10]))).toBeUndefined();
    expect(first(consultation('close-bidding', ['cancel', 20.05]))).toBe(day(20));
  });

  it('of final offers is that of the call (GP-10)', () => {
    expect(second(consultation('conclude-review'))).toBeUndefined();
    for (const act of ['call-final-offers', 'reach-final-deadline', 'publish-contract'] as const)
      expect([act, second(consultation(act))]).toEqual([act, day(22)]);
    expect(second(consultation('call-final-offers', ['cancel', 21.5]))).toBeUndefined();
  });

  it('of a call behind which the lot went back is none, until they are called for again (GP-10)', () => {
    const back = [
      ['recuse-member', 21.1, { outcome: 'replaced' }],
      ['form-committee', 21.2],
      ['conclude-review', 21.3],
    ] as const;
    expect(second(consultation('call-final-offers', ...back))).toBeUndefined();
    const again = ['call-final-offers', 21.5, { ends: { finalOffers: day(24) } }] as const;
    expect(second(consultation('call-final-offers', ...back, again))).toBe(day(24));
  });
});
