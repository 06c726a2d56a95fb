import { describe, expect, it } from '@jest/globals';
import { type ActDefinition } from '../definition/definition';
import { evolve } from '../definition/evolve';
import { type GuardFacts } from '../definition/guards';
import { type CaseLaw } from '../definition/law';
import { may } from '../definition/may';
import { owed } from '../definition/owed';
import { beginningOf, type Stand } from '../definition/stand';
import { type ActId } from '../definition/vocabulary/acts';
import { type Capacity, CAPACITIES } from '../definition/vocabulary/capacities';
import { said } from '../fixtures/said';
import { USUAL_WAYS } from '../fixtures/usual-ways';
import { definitionOf, PROCEDURES, procedureName } from './registry';

const lawOf = (name: string): CaseLaw => ({
  definition: definitionOf(name),
  calendar: { mode: 'sandbox', secondsPerDay: 86_400 },
});

/** Every stand of the usual course, from before the notice on. */
function standsOf(law: CaseLaw): readonly Stand[] {
  const stands = [beginningOf(law.definition)];
  for (const fact of USUAL_WAYS[procedureName(law.definition)] ?? [])
    stands.push(evolve(law, stands.at(-1) as Stand, fact));
  return stands;
}

/** What the course of a way comes to: stage after stage, and what is owed there. */
function courseOf(name: string): readonly string[] {
  const law = lawOf(name);
  const facts = USUAL_WAYS[name] ?? [];
  return standsOf(law)
    .slice(1)
    .map((stand, at) => {
      const { act, at: now } = facts[at] ?? facts[0]!;
      const list = owed(law, stand, now).map(({ act: next, by }) => `${next} by ${by.join('/')}`);
      return `${act} > ${stand.stage}: ${list.join(', ') || 'nothing'}`;
    });
}

const OPENED = [
  'publish > published: reach-deadline by platform',
  'reach-deadline > bidding-closed: close-bidding by platform',
  'close-bidding > opening: release-shares by custodian, complete-opening by platform',
  'complete-opening > committee: request-draw by owner',
  'request-draw > drawing: reveal-randomness by custodian',
  'draw-committee > declaring: declare-interest by member',
  'form-committee > review: submit-review by member',
];
const REPORT = 'complete-evaluation > report: sign-report by member, conclude-report by platform';
const CANDIDATES = [
  'conclude-report > reported: publish-candidates by owner',
  'publish-candidates > candidates: award by owner',
  'award > awarded: notice-award by owner',
  'notice-award > awarded: publish-contract by owner',
  'publish-contract > contracted: nothing',
];
const WHOLE = [...OPENED, 'conclude-review > scoring: submit-scores by member', REPORT, ...CANDIDATES];

const FINAL_OFFERS = [
  'conclude-review > consulting: call-final-offers by member',
  'call-final-offers > final-offers: reach-final-deadline by platform',
  'reach-final-deadline > final-offers-closed: close-final-offers by platform',
  'close-final-offers > final-opening: release-shares by custodian, complete-final-opening by platform',
];

const RESULT = [
  'conclude-report > reported: award by owner',
  'award > awarded: publish-result by owner, notice-award by owner',
  'notice-award > awarded: publish-result by owner, publish-contract by owner',
  'publish-result > awarded: publish-contract by owner',
  'publish-contract > contracted: nothing',
];

describe('the usual course of', () => {
  it.each<[string, readonly string[]]>([
    ['cn-open-tender@1', WHOLE],
    ['cn-invited-tender@1', WHOLE],
    [
      'cn-two-envelope-tender@1',
      [
        ...OPENED,
        'conclude-review > scoring: submit-scores by member',
        'conclude-technical > price-opening: release-shares by custodian, complete-price-opening by platform',
        'complete-price-opening > pricing: complete-evaluation by platform',
        REPORT,
        ...CANDIDATES,
      ],
    ],
    [
      'gp-consultation@1',
      [...OPENED, ...FINAL_OFFERS, 'complete-final-opening > scoring: submit-scores by member', REPORT, ...RESULT],
    ],
    [
      'gp-negotiation@1',
      [
        ...OPENED,
        ...FINAL_OFFERS,
        'complete-final-opening > pricing: complete-evaluation by platform',
        REPORT,
        ...RESULT,
      ],
    ],
    ['gp-inquiry@1', [...OPENED, REPORT, ...RESULT]],
  ])('%s', (name, course) => {
    expect(courseOf(name)).toEqual(course);
    expect(standsOf(lawOf(name)).at(-1)?.overtaken).toEqual([]);
  });

  it('is told of every way', () => {
    expect(Object.keys(USUAL_WAYS)).toEqual(PROCEDURES.map(procedureName));
  });
});

describe('what is sealed', () => {
  it.each([
    ['cn-open-tender@1', ['bid of round 1: close-bidding, everyone, until complete-opening']],
    ['cn-invited-tender@1', ['bid of round 1: close-bidding, everyone, until complete-opening']],
    [
      'cn-two-envelope-tender@1',
      [
        'technical of round 1: close-bidding, everyone, until complete-opening',
        'price of round 1: conclude-technical, passed-technical-review, until complete-price-opening',
      ],
    ],
    [
      'gp-consultation@1',
      [
        'response of round 1: close-bidding, everyone, until complete-opening',
        'final-offer of round 2: close-final-offers, everyone, until complete-final-opening',
      ],
    ],
    [
      'gp-negotiation@1',
      [
        'response of round 1: close-bidding, everyone, until complete-opening',
        'final-offer of round 2: close-final-offers, everyone, until complete-final-opening',
      ],
    ],
    ['gp-inquiry@1', ['response of round 1: close-bidding, everyone, until complete-opening']],
  ])('in %s, who opens it of whom, and until when it is secret', (name, envelopes) => {
    expect(
      definitionOf(name).envelopes.map(
        ({ id, round, openedBy, onlyFor = 'everyone', secretUntil }) =>
          `${id} of round ${round}: ${openedBy}, ${onlyFor}, until ${secretUntil}`,
      ),
    ).toEqual(envelopes);
  });
});

const FACTS: GuardFacts = {
  'passed-technical-review': { passed: true },
  invited: { invited: true },
  admitted: { admitted: true },
};

describe.each(PROCEDURES.map(procedureName))('in every stage of %s', (name) => {
  const law = lawOf(name);
  const acts = Object.entries(law.definition.acts) as [ActId, ActDefinition][];
  const capacities = Object.keys(CAPACITIES) as Capacity[];

  it('an act is for those whom the definition names, and refused elsewhere than where it says', () => {
    for (const stand of standsOf(law))
      for (const [act, { by, in: stages, onlyBy }] of acts)
        for (const capacity of capacities) {
          const answer = said(may(law, stand, act, { by: capacity, at: '2036-01-01T00:00:00.000Z', facts: FACTS }));
          const entitled = by.includes(capacity) && onlyBy?.[stand.stage]?.includes(capacity) !== false;
          const where = `${act} by ${capacity} at ${stand.stage}`;
          if (!entitled) expect([where, answer]).toEqual([where, ['forbidden wrong-capacity']]);
          else if (!stages.includes(stand.stage))
            expect([where, answer]).toEqual([where, ['conflict stage-does-not-allow']]);
          else expect([where, answer]).not.toEqual([where, expect.arrayContaining(['conflict stage-does-not-allow'])]);
        }
  });
});
