import { describe, expect, it } from '@jest/globals';
import { definitionOf, type ProcedureDefinition, procedureName, PROCEDURES } from '@mingtang/procedure/procedures';
import { checkEvaluation, type ProjectDraftData } from '@mingtang/procedure/tender';
import { blankEvaluation } from './blank-evaluation';
import { fittedEvaluation, partsWithout } from './fitted';
import { wayFacts } from './way-facts';

const OPEN = definitionOf('cn-open-tender@1');
const TITLES = { price: '报价', technical: '技术' };
const lots = [{ id: '1', title: '土建', description: '' }];
const ALL = PROCEDURES.map((definition) => [procedureName(definition), definition] as const);

/** A procedure that allows less than open tendering. */
const NARROW: ProcedureDefinition = {
  ...OPEN,
  methods: {
    ...OPEN.methods,
    kinds: ['composite'],
    priceFormulas: ['lowest-price'],
    ties: ['lower-price', 'drawn-lot'],
  },
};
const DEVIATION: ProjectDraftData['evaluation'] = {
  kind: 'composite',
  price: { formula: 'deviation', factor: '1', penaltyAbove: '1', penaltyBelow: '0.5' },
  expertMean: 'without-extremes',
  digits: 3,
  tieRule: ['technical-score', 'drawn-lot'],
};

describe.each(ALL)('%s', (_, definition) => {
  it.each(definition.methods.kinds)('can begin with %s, and nothing is wrong in it (EVA-04)', (kind) => {
    for (const classification of ['works', 'goods', 'services'] as const) {
      const begun = blankEvaluation({ kind, classification }, definition, TITLES);
      expect(checkEvaluation({ lots, classification, ...begun } as unknown as ProjectDraftData, definition)).toEqual(
        [],
      );
    }
  });

  it('says in short who takes part and how long things take', () => {
    for (const language of ['zh', 'en'] as const)
      for (const { said } of wayFacts(definition, language)) expect(said).not.toMatch(/^$|undefined/);
  });
});

describe('a draft that goes by another way to trade', () => {
  const draft = { classification: 'works', criteria: [], evaluation: DEVIATION } as const;

  it('keeps how it evaluates where that is allowed', () => {
    expect(fittedEvaluation(draft, OPEN, TITLES)).toEqual({ evaluation: DEVIATION, criteria: [] });
  });

  it('gives up the formula and the ties that are not', () => {
    expect(fittedEvaluation(draft, NARROW, TITLES).evaluation).toEqual({
      ...DEVIATION,
      price: { formula: 'lowest-price' },
      tieRule: ['lower-price', 'drawn-lot'],
    });
  });

  it('gives up what the other way knows nothing of: whom it invites, how long candidates stay published', () => {
    expect(partsWithout(definitionOf('cn-invited-tender@1'))).toEqual({});
    expect(partsWithout(OPEN)).toEqual({ invitation: null });
    expect(partsWithout(definitionOf('gp-consultation@1'))).toEqual({ invitation: null, objectionDays: null });
  });

  it('begins anew with a method that is allowed', () => {
    const lowest = { ...draft, evaluation: { kind: 'lowest-evaluated-price', tieRule: ['drawn-lot'] } } as const;
    expect(fittedEvaluation(lowest, NARROW, TITLES)).toEqual(
      blankEvaluation({ kind: 'composite', classification: 'works' }, NARROW, TITLES),
    );
  });
});

it('the least times are those of the law (ANN-03, ANN-04, ANN-06, DIS-01)', () => {
  expect(wayFacts(OPEN, 'zh').find(({ fact }) => fact === 'times')?.said).toBe(
    '招标文件发售期不少于 5 日；投标时间不少于 20 日；澄清修改截止不少于 15 日；中标候选人公示期不少于 3 日',
  );
});
