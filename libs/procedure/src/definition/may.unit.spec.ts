import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { suspendable } from '../procedures/blocks/suspension';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { explore } from '../procedures/explore';
import { type Decision } from '../rules/refusal';
import { addMilliseconds } from '../time/instant';
import { evolve, evolveAll } from './evolve';
import { after, day, fact, LAW, USUAL } from '../fixtures/usual-tender';
import { type CaseLaw } from './law';
import { isFor, may } from './may';
import { owed } from './owed';
import { periodEnd } from './period-end';
import { bindingOn } from './scope';
import { beginningOf, type Fact, type Stand } from './stand';
import { type ActId, ACTS } from './vocabulary/acts';
import { type Capacity } from './vocabulary/capacities';

/** Codes of what a decision refuses, or `accepted`. */
const said = (decision: Decision<unknown>) =>
  decision.ok ? 'accepted' : decision.refusals.map(({ code }) => code).join(' ');

const mayDo = (stand: Stand, act: ActId, days: number, by: Capacity, item?: string) =>
  said(may(LAW, stand, act, { by, at: day(days), ...(item !== undefined && { item }) }));

describe('the one gate', () => {
  it.each<[string, ActId, ActId, number, Capacity, string]>([
    ['a bid in its time (BID-02)', 'publish', 'submit-bid', 19, 'bidder', 'accepted'],
    ['a bid at the deadline (BID-02)', 'publish', 'submit-bid', 20, 'bidder', 'period-over'],
    ['a withdrawal at the deadline (BID-03)', 'publish', 'withdraw-bid', 20, 'bidder', 'period-over'],
    ['the deadline before its time (OPN-01)', 'publish', 'reach-deadline', 19.99, 'platform', 'period-not-over'],
    ['the deadline at its time (OPN-01)', 'publish', 'reach-deadline', 20, 'platform', 'accepted'],
    ['a bid security in its time (BID-01)', 'publish', 'record-security', 19, 'operator', 'accepted'],
    ['a bid security at the deadline (BID-01)', 'publish', 'record-security', 20, 'operator', 'period-over'],
    ['a security kept before the opening (BID-05)', 'publish', 'forfeit-security', 19, 'owner', 'stage-does-not-allow'],
    ['shares before the closing list (BID-04)', 'publish', 'release-shares', 20, 'custodian', 'stage-does-not-allow'],
    [
      'the opening ended while bids may be opened (OPN-04)',
      'close-bidding',
      'end-opening',
      20.5,
      'owner',
      'period-not-over',
    ],
    ['a refusal before the notice (DIS-05)', 'award', 'refuse-contract', 26, 'bidder', 'act-out-of-turn'],
    [
      'a lot failed before its winner refused (DIS-03)',
      'notice-award',
      'declare-failed',
      27,
      'owner',
      'act-out-of-turn',
    ],
    ['a change of a closed tender (ANN-06)', 'close-bidding', 'change', 20, 'owner', 'stage-does-not-allow'],
    [
      'candidates before the report (DIS-01)',
      'complete-evaluation',
      'publish-candidates',
      21,
      'owner',
      'stage-does-not-allow',
    ],
    [
      'an award while candidates are published (DIS-01)',
      'publish-candidates',
      'award',
      24.9,
      'owner',
      'period-not-over',
    ],
    ['an award after that (DIS-01)', 'publish-candidates', 'award', 25, 'owner', 'accepted'],
    ['a member replaced by the owner (EVA-03)', 'form-committee', 'recuse-member', 20.4, 'owner', 'accepted'],
    [
      'a member replaced by the owner once scores can be read (EVA-03)',
      'complete-evaluation',
      'recuse-member',
      20.6,
      'owner',
      'wrong-capacity',
    ],
    ['that by supervision (EVA-03)', 'complete-evaluation', 'recuse-member', 20.6, 'supervisor', 'accepted'],
    ['an award by a bidder', 'publish-candidates', 'award', 25, 'bidder', 'wrong-capacity'],
    ['a contract before the notice (DIS-05)', 'award', 'publish-contract', 26, 'owner', 'act-out-of-turn'],
    ['the notice (DIS-04)', 'award', 'notice-award', 26, 'owner', 'accepted'],
    ['the notice a second time (DIS-04)', 'notice-award', 'notice-award', 27, 'owner', 'already-done'],
    ['a cancellation after the award (ANN-11)', 'award', 'cancel', 26, 'owner', 'stage-does-not-allow'],
    ['an objection in time (DIS-02)', 'publish-candidates', 'file-objection', 24.9, 'interested', 'accepted'],
    ['an objection too late (DIS-02)', 'publish-candidates', 'file-objection', 25, 'interested', 'period-over'],
  ])('%s', (_, before, act, days, by, answer) => {
    expect(mayDo(after(before), act, days, by)).toBe(answer);
  });

  it('a lot fails by its owner once its last winner refused the contract, and no other way (DIS-03)', () => {
    const refused = evolve(LAW, after('notice-award'), fact('refuse-contract', 28, 14));
    expect(mayDo(refused, 'declare-failed', 29, 'owner')).toBe('accepted');
    expect(mayDo(refused, 'declare-failed', 29, 'bidder')).toBe('wrong-capacity');
    expect(evolve(LAW, refused, fact('declare-failed', 29, 15)).stage).toBe('failed');
    const next = evolve(LAW, refused, fact('award', 29, 15));
    expect(mayDo(next, 'declare-failed', 30, 'owner')).toBe('act-out-of-turn');
  });

  it('a new award asks for a new notice (DIS-03, DIS-04)', () => {
    const again = evolve(LAW, after('notice-award'), fact('award', 30, 14));
    expect(mayDo(again, 'publish-contract', 31, 'owner')).toBe('act-out-of-turn');
    expect(mayDo(again, 'notice-award', 31, 'owner')).toBe('accepted');
  });
});

describe('whose an act is', () => {
  it('is what the definition says of the stage (EVA-03)', () => {
    const replacing = (by: Capacity) =>
      (['declaring', 'scoring', 'report', 'awarded'] as const).filter((stage) =>
        isFor(CN_OPEN_TENDER, 'recuse-member', by, stage),
      );
    expect(replacing('owner')).toEqual(['declaring', 'scoring']);
    expect(replacing('supervisor')).toEqual(['declaring', 'scoring', 'report']);
    expect(replacing('bidder')).toEqual([]);
    expect(isFor(CN_OPEN_TENDER, 'publish-result', 'owner', 'awarded')).toBe(false);
  });
});

describe('what is open keeps others back', () => {
  const objected = evolve(LAW, after('publish-candidates'), fact('file-objection', 23, 12, { item: 'a' }));
  const answered = (outcome: string) => evolve(LAW, objected, fact('answer-objection', 24, 13, { item: 'a', outcome }));

  it('until it is answered (DIS-02)', () => {
    expect(mayDo(objected, 'award', 26, 'owner')).toBe('objection-open');
    expect(mayDo(answered('rejected'), 'award', 26, 'owner')).toBe('accepted');
  });

  it('where it was right, until it is decided what becomes of it (DIS-02)', () => {
    const upheld = answered('upheld');
    expect(mayDo(upheld, 'award', 26, 'owner')).toBe('objection-undecided');
    const stands = evolve(LAW, upheld, fact('decide-objection', 25, 14, { item: 'a', outcome: 'stands' }));
    expect(mayDo(stands, 'award', 26, 'owner')).toBe('accepted');
    const fails = evolve(LAW, upheld, fact('decide-objection', 25, 14, { item: 'a', outcome: 'fails' }));
    expect(fails.stage).toBe('failed');
  });

  it('is answered once, and decided only where it was right (DIS-02)', () => {
    expect(mayDo(objected, 'answer-objection', 24, 'owner', 'b')).toBe('objection-settled');
    expect(mayDo(objected, 'decide-objection', 24, 'owner', 'a')).toBe('objection-not-upheld');
    expect(mayDo(answered('upheld'), 'answer-objection', 24, 'owner', 'a')).toBe('objection-already-answered');
    expect(mayDo(answered('rejected'), 'answer-objection', 24, 'owner', 'a')).toBe('objection-settled');
  });

  it('is owed by its owner in its time (DIS-02)', () => {
    expect(owed(LAW, objected, day(24)).filter(({ item }) => item === 'a')).toEqual([
      expect.objectContaining({ act: 'answer-objection', by: ['owner'], due: day(26), overdue: false }),
    ]);
    expect(owed(LAW, objected, day(26)).find(({ item }) => item === 'a')?.overdue).toBe(true);
    expect(owed(LAW, objected, day(26)).find(({ act }) => act === 'award')?.waitsFor).toEqual(['objection']);
  });
});

describe('what is owed', () => {
  const owedAfter = (act: ActId, days: number) =>
    owed(LAW, after(act), day(days)).map((each) => [each.act, each.due ?? each.from ?? 'now', each.overdue]);

  it.each<[ActId, number, unknown]>([
    ['publish', 1, [['reach-deadline', day(20), false]]],
    ['reach-deadline', 20, [['close-bidding', 'now', false]]],
    ['conclude-report', 21, [['publish-candidates', day(24), false]]],
    ['conclude-report', 24, [['publish-candidates', day(24), true]]],
    ['award', 26, [['notice-award', 'now', false]]],
    ['notice-award', 27, [['publish-contract', day(56), false]]],
    ['publish-contract', 41, []],
  ])('after %s on day %s', (act, days, expected) => {
    expect(owedAfter(act, days)).toEqual(expected);
  });

  it('is done on time or late', () => {
    const { done } = after('publish-contract');
    expect(done['publish-candidates']).toMatchObject({ at: day(22), due: day(24) });
    expect(done['publish-contract']).toMatchObject({ at: day(40), due: day(56) });
  });

  it('is possible, unless something open keeps it back or its time has not come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: USUAL.length }), fc.integer({ min: 0, max: 60 }), (count, days) => {
        const stand = evolveAll(LAW, beginningOf(LAW.definition), USUAL.slice(0, count));
        for (const each of owed(LAW, stand, day(days))) {
          const [by] = each.by as [Capacity];
          const answer = may(LAW, stand, each.act, { by, at: day(days), ...(each.item && { item: each.item }) });
          expect(answer.ok || each.from !== undefined || each.waitsFor.length > 0 || each.overdue).toBe(true);
        }
      }),
    );
  });
});

describe('a suspension (CMP-03)', () => {
  const law: CaseLaw = { ...LAW, definition: suspendable(LAW.definition, ['cancel']) };
  const { definition } = law;
  const suspended = (stand: Stand, days: number) => evolve(law, stand, fact('suspend', days, 90, { item: 's' }));
  const resumed = (stand: Stand, days: number) => evolve(law, stand, fact('resume', days, 91, { item: 's' }));

  it('leaves a procedure that holds together', () => {
    expect(explore(definition)).toEqual([]);
  });

  const GO_ON: readonly ActId[] = [
    'cancel',
    'answer-objection',
    'void-change',
    'void-award',
    'announce-arrival',
    'refuse-bid',
    'record-security',
    'return-security',
    'anchor-draw',
  ];

  it.each(Object.keys(LAW.definition.acts) as ActId[])('keeps back %s unless it goes on all the same', (act) => {
    const { in: stages, by, onlyBy } = definition.acts[act] as NonNullable<(typeof definition.acts)[ActId]>;
    const goesOn = GO_ON.includes(act) || stages.includes('draft');
    for (const count of USUAL.keys()) {
      const before = evolveAll(law, beginningOf(definition), USUAL.slice(0, count + 1));
      if (!stages.includes(before.stage) || !definition.acts.suspend?.in.includes(before.stage)) continue;
      const at = USUAL[count]?.at as string;
      const stand = evolve(law, before, { ...fact('suspend', 0, 90, { item: 's' }), at });
      const answer = said(may(law, stand, act, { by: (onlyBy?.[before.stage] ?? by)[0] as Capacity, at }));
      if (goesOn) expect(answer).not.toContain('suspension-open');
      else expect(answer).toContain('suspension-open');
      const { stage, overtaken } = evolve(law, stand, { ...fact(act, 0, 91, { seen: 80 }), at, ...outcomeOf(act) });
      if (!goesOn)
        expect([stage, overtaken.at(-1)]).toMatchObject([before.stage, { act, unseen: true, by: 'suspend' }]);
    }
  });

  it('makes the periods that stop go on with what was left, and lets others run', () => {
    const stand = resumed(suspended(after('publish-candidates', law), 23), 33);
    expect(periodEnd(law, stand, 'objection')).toBe(day(35));
    const objected = evolve(law, after('publish-candidates', law), fact('file-objection', 22.5, 12, { item: 'a' }));
    expect(resumed(suspended(objected, 23), 33).open).toMatchObject([{ item: 'a', due: day(25.5) }]);
  });

  it('lasts from the first order to the end of the last', () => {
    const twice = evolve(law, suspended(after('publish-candidates', law), 23), fact('suspend', 24, 91, { item: 't' }));
    const once = evolve(law, twice, fact('resume', 26, 92, { item: 's' }));
    expect(mayDoBy(once, 'award', 60)).toBe('suspension-open');
    const none = evolve(law, once, fact('resume', 29, 93, { item: 't' }));
    expect(none.pauses).toEqual([{ since: day(23), until: day(29) }]);
    expect(periodEnd(law, none, 'objection')).toBe(day(31));
  });

  it('owes nothing by a time while it lasts', () => {
    const stand = suspended(after('conclude-report', law), 22);
    expect(owed(law, stand, day(30)).find(({ act }) => act === 'publish-candidates')).toMatchObject({
      overdue: false,
      waitsFor: ['suspension'],
    });
    expect(owed(law, stand, day(30)).find(({ act }) => act === 'publish-candidates')?.due).toBeUndefined();
  });

  it('adds exactly what it took', () => {
    const length = fc.integer({ min: 1, max: 40 * 86_400_000 });
    fc.assert(
      fc.property(length, (milliseconds) => {
        const until = addMilliseconds(day(23), milliseconds);
        const stand = evolve(law, suspended(after('publish-candidates', law), 23), {
          ...fact('resume', 0, 91, { item: 's' }),
          at: until,
        });
        expect(periodEnd(law, stand, 'objection')).toBe(addMilliseconds(day(25), milliseconds));
      }),
    );
  });

  function mayDoBy(stand: Stand, act: ActId, days: number) {
    return said(may(law, stand, act, { by: 'owner', at: day(days) }));
  }

  function outcomeOf(act: ActId) {
    const [outcome] = Object.keys(definition.acts[act]?.leads ?? {});
    return { outcome: outcome as string };
  }
});

describe('names', () => {
  it('no two acts have one name', () => {
    for (const language of ['zh', 'en'] as const) {
      const names = Object.values(ACTS).map((act) => act[language]);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe('what is there only because of rules that do not bind the project', () => {
  const free = { ...LAW, definition: bindingOn(CN_OPEN_TENDER, { mandatory: false, stateFunded: false }) };
  const published = (ends: Fact['ends']) =>
    evolve(free, after('conclude-report', free), fact('publish-candidates', 22, 11, ends && { ends }));
  const award = (stand: Stand, days: number) => may(free, stand, 'award', { by: 'owner', at: day(days) });

  it('is owed by no time, and under the rules that do (DIS-01, EVA-08)', () => {
    const [candidates] = owed(free, after('conclude-report', free), day(300));
    expect(candidates).toMatchObject({ act: 'publish-candidates', overdue: false, rules: ['EVA-08'] });
    expect(candidates).not.toHaveProperty('due');
    expect(may(free, after('conclude-report', free), 'publish-candidates', { by: 'owner', at: day(300) })).toEqual({
      ok: true,
      value: {},
    });
  });

  it('keeps nobody waiting where nobody announced it (DIS-01, DIS-02)', () => {
    const stand = published(undefined);
    expect(said(award(stand, 22.1))).toBe('accepted');
    expect(said(may(free, stand, 'file-objection', { by: 'interested', at: day(300) }))).toBe('accepted');
  });

  it('holds where it was announced, but cites no rule (DIS-01)', () => {
    const early = award(published({ objection: day(25) }), 24.9);
    expect(early).toMatchObject({ ok: false, refusals: [{ code: 'period-not-over' }] });
    expect(!early.ok && early.refusals[0]).not.toHaveProperty('rule');
    expect(said(award(published({ objection: day(25) }), 25))).toBe('accepted');
  });
});
