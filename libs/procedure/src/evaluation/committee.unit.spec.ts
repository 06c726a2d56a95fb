import { describe, expect, it } from '@jest/globals';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { said } from '../fixtures/said';
import { checkCommittee, type CommitteeMember, expertsNeeded } from './committee';
import { exclusionOf, exclusionsOf, type Interests } from './conflict';

const TENDERER = { scheme: 'CN-USCC', id: '12100000400002259P' };
const AGENCY = { scheme: 'CN-USCC', id: '12100000400000624D' };
const BIDDER = { scheme: 'CN-USCC', id: '9144030071526726XG' };
const NEUTRAL = { scheme: 'CN-USCC', id: '12100000470095016Q' };
const INTERESTS: Interests = { procuringEntity: TENDERER, agency: AGENCY, bidders: [BIDDER] };

const experts = (count: number): CommitteeMember[] =>
  Array.from({ length: count }, (_, at) => ({ id: `e${at}`, kind: 'expert', organisation: NEUTRAL }));
const representatives = (count: number): CommitteeMember[] =>
  Array.from({ length: count }, (_, at) => ({ id: `t${at}`, kind: 'tenderer-representative', organisation: TENDERER }));
const check = (members: readonly CommitteeMember[]) => said(checkCommittee(members, INTERESTS, CN_OPEN_TENDER));

describe('the composition of a committee (EVA-01)', () => {
  it.each<[number, number, readonly string[] | 'accepted']>([
    [5, 0, 'accepted'],
    [4, 1, 'accepted'],
    [3, 2, ['EVA-01 committee-too-few-experts']],
    [5, 2, 'accepted'],
    [4, 3, ['EVA-01 committee-too-few-experts']],
    [6, 3, 'accepted'],
    [5, 4, ['EVA-01 committee-too-few-experts']],
    [3, 0, ['EVA-01 committee-too-small']],
    [4, 2, ['EVA-01 committee-even']],
    [4, 0, ['EVA-01 committee-too-small', 'EVA-01 committee-even']],
  ])('of %i experts and %i representatives: %j (EVA-01)', (expertCount, representativeCount, expected) => {
    expect(check([...experts(expertCount), ...representatives(representativeCount)])).toEqual(expected);
  });

  it.each([
    [5, 4],
    [7, 5],
    [9, 6],
    [11, 8],
  ])('of %i needs %i experts (EVA-01)', (size, needed) => {
    expect(expertsNeeded(size, CN_OPEN_TENDER)).toBe(needed);
  });

  it('counts nobody twice (EVA-01)', () => {
    const five = experts(5);
    expect(check([...five.slice(0, 4), five[0] as CommitteeMember])).toEqual(['EVA-01 committee-member-twice']);
  });
});

describe('interests of members (EVA-03)', () => {
  it.each([
    ['works for a bidder', { organisation: BIDDER }, 'works-for-bidder'],
    ['works for the tenderer', { organisation: TENDERER }, 'works-for-tenderer'],
    ['works for the agency', { organisation: AGENCY }, 'works-for-tenderer'],
    ['has declared an interest', { organisation: NEUTRAL, declaredInterest: true }, 'declared-interest'],
    [
      'works for the tenderer and has declared an interest',
      { organisation: TENDERER, declaredInterest: true },
      'declared-interest',
    ],
    ['has none', { organisation: NEUTRAL, declaredInterest: false }, undefined],
    ['works nowhere', {}, undefined],
  ])('keep off an expert who %s (EVA-03)', (_, person, reason) => {
    expect(exclusionOf({ id: 'p', ...person }, INTERESTS)).toBe(reason);
    const committee = [...experts(4), { id: 'p', kind: 'expert' as const, ...person }];
    expect(check(committee)).toEqual(reason ? ['EVA-03 committee-member-has-interest'] : 'accepted');
  });

  it('let a representative work for the tenderer, but not for a bidder nor with an interest declared (EVA-03)', () => {
    const withRepresentative = (more: Partial<CommitteeMember>) =>
      check([...experts(4), { id: 't', kind: 'tenderer-representative', organisation: TENDERER, ...more }]);
    expect(withRepresentative({})).toBe('accepted');
    expect(withRepresentative({ organisation: AGENCY })).toBe('accepted');
    expect(withRepresentative({ organisation: BIDDER })).toEqual(['EVA-03 committee-member-has-interest']);
    expect(withRepresentative({ declaredInterest: true })).toEqual(['EVA-03 committee-member-has-interest']);
  });

  it('are listed for a whole pool, each with its reason (EVA-03)', () => {
    const pool = [
      { id: 'a', organisation: NEUTRAL },
      { id: 'b', organisation: BIDDER },
      { id: 'c', declaredInterest: true },
    ];
    expect(exclusionsOf(pool, INTERESTS)).toEqual([
      { id: 'b', reason: 'works-for-bidder' },
      { id: 'c', reason: 'declared-interest' },
    ]);
  });
});
