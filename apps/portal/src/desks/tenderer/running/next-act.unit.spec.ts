import { describe, expect, it } from '@jest/globals';
import { type LotFacts, type LotStand, nextAct } from './next-act';
import { STATUTORY_CALENDAR } from '@mingtang/procedure';

const NOW = '2026-12-01T00:00:00.000Z';
const project = {
  notice: { procedure: 'cn-open-tender@1', calendar: STATUTORY_CALENDAR, mandatory: true, stateFunded: true },
  timetable: { submissionDeadline: '2026-11-30T01:30:00.000Z' },
} as never;
type Lot = Parameters<typeof nextAct>[1];
const lot = (stage: LotFacts['stage'], more: Partial<Lot> = {}): Lot => ({ stage, objections: [], ...more });
const stand = (state: LotStand['state'], more: Partial<LotStand> = {}) => ({ state, ...more }) as LotStand;
const candidates = { objectionsUntil: '2026-12-04T16:00:00.000Z' } as LotFacts['candidates'];
const objection = (state: 'open' | 'answered', answerDue: string) => ({ state, answerDue }) as never;
const draw = (state: string) => ({ state, due: '2026-12-01T00:02:00.000Z' }) as never;

const during = (state: LotStand['state'], more: Partial<LotStand> = {}) =>
  nextAct(project, lot('scoring'), stand(state, more), NOW);

describe('what comes next on a lot', () => {
  it('is the bid deadline, then the opening, which need no act of the owner', () => {
    expect(nextAct(project, lot('published'), undefined, NOW)).toEqual({
      awaits: 'bids',
      due: '2026-11-30T01:30:00.000Z',
    });
    expect(nextAct(project, lot('opening'), undefined, NOW)).toEqual({ awaits: 'opening' });
    expect(nextAct(project, lot('scoring'), undefined, NOW)).toEqual({ awaits: 'opening' });
  });

  it('is the draw of the committee, until one is under way (EVA-02)', () => {
    expect(during('awaiting-draw', { draw: draw('awaiting-commitments') })).toEqual({ owes: 'draw' });
    expect(during('vacant', { draw: draw('awaiting-commitments') })).toEqual({ owes: 'redraw' });
    expect(during('awaiting-draw', { draw: draw('requested') })).toMatchObject({ awaits: 'drawn' });
    expect(during('vacant', { draw: draw('awaiting-reveals') })).toMatchObject({ awaits: 'drawn' });
  });

  it('is the committee’s work, in which the owner has no part', () => {
    expect((['declaring', 'review', 'scoring'] as const).map((state) => during(state))).toEqual(
      Array(3).fill({ awaits: 'committee' }),
    );
    expect(during('signing', { signingDue: NOW })).toEqual({ awaits: 'signing', due: NOW });
  });

  it('is the publication of candidates within 3 days of the signed report (DIS-01)', () => {
    expect(during('signed', { outcome: 'ranked', signedAt: '2026-11-30T02:00:00.000Z' })).toEqual({
      owes: 'publish',
      due: '2026-12-03T16:00:00.000Z',
    });
    expect(during('signed', { outcome: 'all-rejected', signedAt: NOW })).toEqual({ awaits: 'nothing' });
  });

  it('is the answer to objections, the first due first, then the end of publication, then the award (DIS-02)', () => {
    const objections = [
      objection('answered', '2026-11-01T00:00:00.000Z'),
      objection('open', '2026-12-03T16:00:00.000Z'),
      objection('open', '2026-12-02T16:00:00.000Z'),
    ];
    const at = (more: Partial<Lot>, now = NOW) =>
      nextAct(project, lot('candidates', { candidates, ...more } as never), undefined, now);
    expect(at({ objections })).toEqual({ owes: 'answer', due: '2026-12-02T16:00:00.000Z' });
    const upheld = { state: 'answered', answerDue: '2026-11-01T00:00:00.000Z', upheld: true } as never;
    expect(at({ objections: [upheld] })).toEqual({ owes: 'decide' });
    const decision = { outcome: 'stands', excluded: [], reason: '不影响排名', decidedAt: NOW } as const;
    expect(at({ objections: [{ ...(upheld as object), decision } as never] })).toMatchObject({ awaits: 'objections' });
    expect(at({})).toEqual({ awaits: 'objections', due: '2026-12-04T16:00:00.000Z' });
    expect(at({}, '2026-12-04T16:00:00.000Z')).toEqual({ owes: 'award' });
  });

  it('is the notice of award, then the contract within its time (DIS-04, DIS-05)', () => {
    const awarded = (award: object) => nextAct(project, lot('awarded', { award } as never), undefined, NOW);
    expect(awarded({})).toEqual({ owes: 'notify' });
    expect(awarded({ noticedAt: NOW, contractDue: '2026-12-31T16:00:00.000Z' })).toEqual({
      owes: 'contract',
      due: '2026-12-31T16:00:00.000Z',
    });
  });

  it.each(['contracted', 'failed', 'cancelled'] as const)('is nothing once it is %s', (stage) => {
    expect(nextAct(project, lot(stage), undefined, NOW)).toEqual({ awaits: 'nothing' });
  });
});
