import { describe, expect, it } from '@jest/globals';
import { dutyOf, isOver, type LotStand } from './duty';

const own = { member: 'm', accepted: true, reviewed: false, scored: false, signed: false };
const at = (stage: LotStand['stage'], done: Partial<typeof own> = {}) => ({ stage, own: { ...own, ...done } });
const ACCEPTED = { memberState: 'accepted' } as const;

describe('what a member of a committee owes', () => {
  it('is first the declaration whether it has an interest (EVA-03)', () => {
    expect(dutyOf({ memberState: 'seated' }, undefined)).toBe('declare');
    expect(dutyOf({ memberState: 'seated' }, at('declaring'))).toBe('declare');
  });

  it.each([
    ['review', 'review', { reviewed: true }],
    ['scoring', 'score', { scored: true }],
    ['report', 'sign', { signed: true }],
  ] as const)('is at stage %s to %s, until it has', (stage, duty, done) => {
    expect(dutyOf(ACCEPTED, at(stage))).toBe(duty);
    expect(dutyOf(ACCEPTED, at(stage, done))).toBeUndefined();
  });

  it('is nothing while others declare, once signed, or after its recusal', () => {
    expect(dutyOf(ACCEPTED, at('declaring'))).toBeUndefined();
    expect(dutyOf(ACCEPTED, at('reported'))).toBeUndefined();
    expect(dutyOf({ memberState: 'recused' }, at('review'))).toBeUndefined();
  });

  it('is over with the signed report or the end of the tender', () => {
    const over = (stage: LotStand['stage'], concluded: boolean) => isOver({ stage, concluded });
    expect([over('review', false), over('report', false)]).toEqual([false, false]);
    expect([
      over('candidates', true),
      over('cancelled', true),
      over('cancelled', false),
      over('failed', false),
    ]).toEqual([true, true, true, true]);
  });
});
