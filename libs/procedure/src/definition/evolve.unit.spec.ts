import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stepsOf } from '../procedures/explore';
import { evolve, evolveAll, isQuiet } from './evolve';
import { after, day, fact, LAW, USUAL } from '../fixtures/usual-tender';
import { impediments } from './impediments';
import { beginningOf, type Fact, type Stand } from './stand';
import { type ActId } from './vocabulary/acts';
import { isFinal, STAGES } from './vocabulary/stages';

const { definition } = LAW;
const ACTS = Object.keys(definition.acts) as ActId[];

/** Any act with any of its outcomes, by a service that had seen any part of what came before. */
const anyFact = fc
  .record({ act: fc.constantFrom(...ACTS), outcome: fc.nat(), days: fc.integer({ min: 0, max: 60 }), lag: fc.nat(3) })
  .map(({ act, outcome, days, lag }) => ({ act, outcome, days, lag }));
const histories = fc.array(anyFact, { maxLength: 40 }).map((each) =>
  each.map(({ act, outcome, days, lag }, at): Fact => {
    const outcomes = Object.keys(definition.acts[act]?.leads ?? {});
    return fact(act, days, at + 1, {
      outcome: outcomes[outcome % outcomes.length] as string,
      seen: Math.max(0, at - lag),
    });
  }),
);

describe('where a case stands', () => {
  it('follows its events from the notice to the contract', () => {
    const stages: string[] = [];
    let stand = beginningOf(definition);
    for (const each of USUAL) {
      stand = evolve(LAW, stand, each);
      stages.push(stand.stage);
    }
    expect(stages).toEqual([
      'published',
      'bidding-closed',
      'opening',
      'committee',
      'drawing',
      'declaring',
      'review',
      'scoring',
      'report',
      'reported',
      'candidates',
      'awarded',
      'awarded',
      'contracted',
    ]);
    expect(stand.overtaken).toEqual([]);
    expect(stand.since).toBe(day(40));
  });

  it.each<[ActId, string, ActId, string]>([
    ['reach-deadline', 'too-few', 'close-bidding', 'failed'],
    ['complete-evaluation', 'all-rejected', 'conclude-report', 'failed'],
    ['form-committee', 'replaced', 'recuse-member', 'declaring'],
    ['form-committee', 'vacant', 'recuse-member', 'committee'],
    ['complete-opening', 'replaced', 'recuse-member', 'committee'],
    ['request-draw', 'replaced', 'recuse-member', 'drawing'],
    ['request-draw', 'vacant', 'recuse-member', 'drawing'],
    ['request-draw', 'vacant', 'draw-committee', 'committee'],
    ['request-draw', 'done', 'void-draw', 'committee'],
    ['publish-candidates', 'done', 'cancel', 'cancelled'],
  ])('after %s an outcome %s of %s leads to %s', (before, outcome, act, stage) => {
    expect(evolve(LAW, after(before), fact(act, 24, 99, { outcome })).stage).toBe(stage);
  });

  it('is the same for everybody, and never leaves an end', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const stands = [beginningOf(definition)];
        for (const each of history) stands.push(evolve(LAW, stands.at(-1) as Stand, each));
        expect(evolveAll(LAW, beginningOf(definition), history)).toEqual(stands.at(-1));
        const end = stands.find(({ stage }) => isFinal(stage));
        if (end) expect(stands.at(-1)?.stage).toBe(end.stage);
        for (const { stage } of stands) expect(STAGES).toContain(stage);
      }),
    );
  });

  it('moves only by a step that the definition knows', () => {
    const steps = stepsOf(definition);
    fc.assert(
      fc.property(histories, (history) => {
        let stand = beginningOf(definition);
        for (const each of history) {
          const next = evolve(LAW, stand, each);
          if (next.stage !== stand.stage)
            expect(steps).toContainEqual({ act: each.act, outcome: each.outcome, from: stand.stage, to: next.stage });
          stand = next;
        }
      }),
    );
  });

  it('keeps an act that is not possible where it stands, and lets it move nothing', () => {
    fc.assert(
      fc.property(histories, anyFact, (history, { act, days }) => {
        const stand = evolveAll(LAW, beginningOf(definition), history);
        const [outcome] = Object.keys(definition.acts[act]?.leads ?? {});
        const each = fact(act, days, 99, { outcome: outcome as string });
        const next = evolve(LAW, stand, each);
        const impossible = impediments(LAW, stand, { ...each, arrivedInTime: true }).length > 0;
        expect(next.overtaken.length - stand.overtaken.length).toBe(impossible ? 1 : 0);
        if (impossible) expect({ ...next, overtaken: [] }).toEqual({ ...stand, overtaken: [] });
        else if (isQuiet(definition, act)) expect(next).toBe(stand);
      }),
    );
  });

  it('is not taken further by an act that the procedure does not know', () => {
    expect(() => evolve(LAW, after('publish'), fact('suspend', 1, 2))).toThrow(RangeError);
    expect(() => evolve(LAW, after('publish'), fact('cancel', 1, 2, { outcome: 'perhaps' }))).toThrow(RangeError);
  });
});

describe('of two acts that cross each other the first in the order of the events counts', () => {
  const cancel = (place: number, seen: number) => fact('cancel', 25.5, place, { seen });
  const award = (place: number, seen: number) => fact('award', 25.5, place, { seen });

  it('a cancellation that comes first makes the award overtaken (ANN-11)', () => {
    const stand = evolveAll(LAW, after('publish-candidates'), [cancel(12, 11), award(13, 11)]);
    expect(stand.stage).toBe('cancelled');
    expect(stand.overtaken).toEqual([{ act: 'award', at: day(25.5), place: 13, unseen: true, by: 'cancel' }]);
  });

  it('an award that comes first keeps its lot (ANN-11)', () => {
    const stand = evolveAll(LAW, after('publish-candidates'), [award(12, 11), cancel(13, 11)]);
    expect(stand.stage).toBe('awarded');
    expect(stand.overtaken).toMatchObject([{ act: 'cancel', unseen: true, by: 'award' }]);
  });

  it('a change of the deadline that comes first makes the closing overtaken, one that comes after is overtaken itself (ANN-06)', () => {
    const change = (place: number) => fact('change', 19.9, place, { seen: 1, ends: { submission: day(30) } });
    const closing = (place: number) => fact('reach-deadline', 20, place, { seen: 1 });
    const moved = evolveAll(LAW, after('publish'), [change(2), closing(3)]);
    expect([moved.stage, moved.ends.submission?.end, moved.overtaken]).toEqual([
      'published',
      day(30),
      [expect.objectContaining({ act: 'reach-deadline', unseen: true, by: 'change' })],
    ]);
    const closed = evolveAll(LAW, after('publish'), [closing(2), change(3)]);
    expect([closed.stage, closed.ends.submission?.end, closed.overtaken]).toEqual([
      'bidding-closed',
      day(20),
      [expect.objectContaining({ act: 'change', unseen: true, by: 'reach-deadline' })],
    ]);
  });

  it('who had seen what came before acted against what it knew', () => {
    const stand = evolveAll(LAW, after('publish-candidates'), [cancel(12, 11), award(13, 12)]);
    expect(stand.overtaken).toMatchObject([{ act: 'award', unseen: false }]);
  });
});
