import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { said } from './fixtures/said';
import { isFinal, projectStage, type Stage, STAGE_EVENTS, type StageEvent, STAGES, transition } from './stage';

/** Every move that the machine allows; all others are refused. */
const ALLOWED: readonly (readonly [Stage, StageEvent, Stage])[] = [
  ['draft', 'publish', 'published'],
  ['draft', 'cancel', 'cancelled'],
  ['published', 'close-bidding', 'bidding-closed'],
  ['published', 'cancel', 'cancelled'],
  ['bidding-closed', 'begin-opening', 'opening'],
  ['bidding-closed', 'fail', 'failed'],
  ['bidding-closed', 'cancel', 'cancelled'],
  ['opening', 'complete-opening', 'evaluation'],
  ['opening', 'fail', 'failed'],
  ['opening', 'cancel', 'cancelled'],
  ['evaluation', 'publish-candidates', 'candidates'],
  ['evaluation', 'fail', 'failed'],
  ['evaluation', 'cancel', 'cancelled'],
  ['candidates', 'award', 'awarded'],
  ['candidates', 'fail', 'failed'],
  ['candidates', 'cancel', 'cancelled'],
  ['awarded', 'sign-contract', 'contracted'],
  ['awarded', 'pass-over', 'candidates'],
  ['awarded', 'fail', 'failed'],
];

describe('stages', () => {
  it.each(ALLOWED)('from %s, %s leads to %s', (stage, event, next) => {
    expect(transition(stage, event)).toEqual({ ok: true, value: next });
  });

  it('refuses every other event in every stage', () => {
    for (const stage of STAGES)
      for (const event of STAGE_EVENTS)
        if (!ALLOWED.some(([from, by]) => from === stage && by === event))
          expect([stage, event, said(transition(stage, event))]).toEqual([
            stage,
            event,
            ['conflict stage-does-not-allow'],
          ]);
  });

  it('ends in contracted, failed or cancelled only', () => {
    expect(STAGES.filter(isFinal)).toEqual(['contracted', 'failed', 'cancelled']);
  });

  it('reaches an end from every stage', () => {
    const ends = (stage: Stage, seen: readonly Stage[] = []): boolean =>
      isFinal(stage) ||
      ALLOWED.some(([from, , next]) => from === stage && !seen.includes(next) && ends(next, [...seen, stage]));
    expect(STAGES.filter((stage) => !ends(stage))).toEqual([]);
  });
});

describe('the stage of a project with several lots', () => {
  it.each<[readonly Stage[], Stage]>([
    [['evaluation', 'opening', 'failed'], 'opening'],
    [['contracted', 'candidates'], 'candidates'],
    [['contracted', 'failed', 'cancelled'], 'contracted'],
    [['failed', 'cancelled'], 'failed'],
    [['cancelled', 'cancelled'], 'cancelled'],
  ])('of %j is %s', (lots, stage) => {
    expect(projectStage(lots)).toBe(stage);
  });

  it('is that of one of its lots, in any order, and final only when all are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STAGES), { minLength: 1, maxLength: 6 }), (lots) => {
        const stage = projectStage(lots);
        expect(lots).toContain(stage);
        expect(projectStage([...lots].reverse())).toBe(stage);
        expect(isFinal(stage)).toBe(lots.every(isFinal));
      }),
    );
  });

  it('is nothing without lots', () => {
    expect(() => projectStage([])).toThrow(RangeError);
  });
});
