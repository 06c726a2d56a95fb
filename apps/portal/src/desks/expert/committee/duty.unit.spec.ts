import { describe, expect, it } from '@jest/globals';
import { dutyOf, isOver, type LotStand } from './duty';

const own = { member: 'm', accepted: true, reviewed: false, scored: false, signed: false };
const at = (state: LotStand['state'], done: Partial<typeof own> = {}) => ({ state, own: { ...own, ...done } });
const ACCEPTED = { memberState: 'accepted' } as const;

describe('what a member of a committee owes', () => {
  it('is first the declaration whether it has an interest (EVA-03)', () => {
    expect(dutyOf({ memberState: 'seated' }, undefined)).toBe('declare');
    expect(dutyOf({ memberState: 'seated' }, at('declaring'))).toBe('declare');
  });

  it.each([
    ['review', 'review', { reviewed: true }],
    ['scoring', 'score', { scored: true }],
    ['signing', 'sign', { signed: true }],
  ] as const)('is in state %s to %s, until it has', (state, duty, done) => {
    expect(dutyOf(ACCEPTED, at(state))).toBe(duty);
    expect(dutyOf(ACCEPTED, at(state, done))).toBeUndefined();
  });

  it('is nothing while others declare, once signed, or after its recusal', () => {
    expect(dutyOf(ACCEPTED, at('declaring'))).toBeUndefined();
    expect(dutyOf(ACCEPTED, at('signed'))).toBeUndefined();
    expect(dutyOf({ memberState: 'recused' }, at('review'))).toBeUndefined();
  });

  it('is over with the signed report or the end of the tender', () => {
    expect((['review', 'signing', 'signed', 'cancelled'] as const).filter((state) => isOver({ state }))).toEqual([
      'signed',
      'cancelled',
    ]);
  });
});
