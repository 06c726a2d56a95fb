import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CN_OPEN_TENDER } from '../procedures/cn-open-tender/v1';
import { definitionOf } from '../procedures/registry';
import { aDraft, COMPOSITE, criterion, LOWEST_PRICE } from '../fixtures/draft';
import { fieldsOf, said } from '../fixtures/said';
import { checkEvaluation } from './check-evaluation';
import { type EvaluationMethod, type PriceFormula, type TieRule } from './evaluation-method';
import { type Classification, type Criterion } from './project-draft';

const check = (criteria: readonly Criterion[], evaluation: EvaluationMethod = COMPOSITE) =>
  checkEvaluation({ ...aDraft(), criteria, evaluation }, CN_OPEN_TENDER);
const SOUND = [criterion('price', 'price', '40'), criterion('design', 'technical', '60')];
const DEVIATION: PriceFormula = { formula: 'deviation', factor: '0.95', penaltyAbove: '1', penaltyBelow: '0.5' };

describe('the published method and criteria (EVA-04)', () => {
  it('take weights that add up to exactly 100 (EVA-04)', () => {
    expect(said(check(SOUND))).toBe('accepted');
  });

  it.each(['59.9999', '60.0001'])('refuse weights that add up to 40 + %s (EVA-04)', (weight) => {
    const refusals = check([criterion('price', 'price', '40'), criterion('design', 'technical', weight)]);
    expect(said(refusals)).toEqual(['EVA-04 weights-do-not-add-up']);
    expect(refusals[0]?.params).toMatchObject({ lot: '1', expected: '100' });
  });

  it('add weights up without the error of floats (EVA-04)', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 999_999 }), { minLength: 1, maxLength: 9 }), (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), 1_000_000];
        const criteria = edges.slice(1).map((edge, at) => {
          const units = edge - (edges[at] ?? 0);
          const weight = `${Math.floor(units / 10_000)}.${String(units % 10_000).padStart(4, '0')}`;
          return criterion(`c${at}`, at === 0 ? 'price' : 'technical', weight);
        });
        expect(said(check(criteria))).toBe('accepted');
      }),
    );
  });

  it('must hold for each lot by itself (EVA-04)', () => {
    const criteria = [criterion('price', 'price', '40'), criterion('design', 'technical', '60', { lotIds: ['2'] })];
    const lots = ['1', '2'].map((id) => ({ id, title: id, description: '' }));
    const refusals = checkEvaluation({ ...aDraft(), lots, criteria, evaluation: COMPOSITE }, CN_OPEN_TENDER);
    expect(refusals.map(({ code, params }) => [code, params?.['lot']])).toEqual([['weights-do-not-add-up', '1']]);
  });

  it.each([0, 2])('refuse a composite method with %i price criteria (EVA-04)', (count) => {
    const criteria = [
      ...Array.from({ length: count }, (_, at) => criterion(`p${at}`, 'price', '20')),
      criterion('design', 'technical', String(100 - 20 * count)),
    ];
    expect(said(check(criteria))).toEqual(['EVA-04 one-price-criterion']);
  });

  it('refuse scored criteria under lowest evaluated price (EVA-04)', () => {
    expect(said(check([], LOWEST_PRICE))).toBe('accepted');
    expect(said(check(SOUND, LOWEST_PRICE))).toEqual(['EVA-04 criteria-not-applied']);
  });

  it.each<[readonly TieRule[]]>([
    [[]],
    [['lower-price']],
    [['drawn-lot', 'lower-price']],
    [['drawn-lot', 'drawn-lot']],
    [['dice' as TieRule, 'drawn-lot']],
  ])('refuse the tie rule %j, which leaves a tie undecided or repeats itself (EVA-04)', (tieRule) => {
    expect(said(check(SOUND, { ...COMPOSITE, tieRule }))).toEqual(['invalid tie-rule-incomplete']);
    expect(said(check([], { ...LOWEST_PRICE, tieRule }))).toEqual(['invalid tie-rule-incomplete']);
  });

  it.each([-1, 7, 1.5, Number.NaN])('refuse totals of %d digits', (digits) => {
    expect(said(check(SOUND, { ...COMPOSITE, digits }))).toEqual(['invalid evaluation-digits-invalid']);
  });

  it('name the true reason of a wrong weight', () => {
    const message = (weight: string) =>
      check([criterion('price', 'price', '40'), criterion('design', 'technical', weight)])[0]?.message.en;
    expect(message('33.333333')).toBe("a criterion's weight has at most 4 digits behind the point, not 6");
    expect(message('060')).toBe("a criterion's weight has no leading zero: 60");
    expect(message('0')).toBe("a criterion's weight is more than zero");
    expect(message('59')).toBe('the weights of lot 1 must add up to 100, not to 99');
  });

  it.each<[Partial<Record<keyof typeof DEVIATION, unknown>>, string]>([
    [{ factor: '0' }, 'factor'],
    [{ factor: '-1' }, 'factor'],
    [{ factor: undefined }, 'factor'],
    [{ penaltyAbove: '-0.1' }, 'penaltyAbove'],
    [{ penaltyBelow: 'half' }, 'penaltyBelow'],
  ])('refuse the price formula with %j', (changes, name) => {
    const refusals = check(SOUND, { ...COMPOSITE, price: { ...DEVIATION, ...changes } as PriceFormula });
    expect(said(refusals)).toEqual(['invalid price-formula-invalid']);
    expect(fieldsOf(refusals)).toEqual([`evaluation.price.${name}`]);
  });

  it.each([
    [1, ['invalid price-formula-invalid']],
    [2.5, ['invalid price-formula-invalid']],
    [2, 'accepted'],
    [5, 'accepted'],
  ])('leave extremes out above %d bids: %j', (dropExtremesAbove, expected) => {
    const price: PriceFormula = { ...DEVIATION, penaltyBelow: '0', dropExtremesAbove };
    expect(said(check(SOUND, { ...COMPOSITE, price }))).toEqual(expected);
  });

  it.each<[Partial<Criterion>, string, string]>([
    [{ weight: '0' }, 'criterion-weight-invalid', 'weight'],
    [{ weight: '60.00001' }, 'criterion-weight-invalid', 'weight'],
    [{ weight: '60%' }, 'criterion-weight-invalid', 'weight'],
    [{ title: ' ' }, 'criterion-title-missing', 'title'],
    [{ weight: '060' }, 'criterion-weight-invalid', 'weight'],
    [{ maximum: '0' }, 'criterion-maximum-invalid', 'maximum'],
    [{ maximum: '-10' }, 'criterion-maximum-invalid', 'maximum'],
    [{ minimum: '1' as '0' }, 'criterion-minimum-invalid', 'minimum'],
    [{ kind: 'taste' as 'technical' }, 'criterion-kind-unknown', 'kind'],
  ])('refuse a criterion with %j', (changes, code, field) => {
    const refusals = check([criterion('price', 'price', '40'), criterion('design', 'technical', '60', changes)]);
    expect(said(refusals)).toEqual([`invalid ${code}`]);
    expect(fieldsOf(refusals)).toEqual([`criteria[1].${field}`]);
  });
});

describe('the least technical score (EVA-04)', () => {
  it.each([
    ['60', 'accepted'],
    ['0.01', 'accepted'],
    ['60.01', ['EVA-04 technical-threshold-unattainable']],
    ['0', ['invalid technical-threshold-invalid']],
    ['sixty', ['invalid technical-threshold-invalid']],
  ])('of %s', (technicalThreshold, answer) => {
    expect(said(check(SOUND, { ...COMPOSITE, technicalThreshold }))).toEqual(answer);
  });
});

describe('what a procedure allows of a method', () => {
  const consultation = (evaluation: EvaluationMethod, classification: Classification = 'works', weight = 40) => {
    const criteria = [criterion('price', 'price', `${weight}`), criterion('design', 'technical', `${100 - weight}`)];
    return said(
      checkEvaluation({ ...aDraft(), criteria, evaluation, classification }, definitionOf('gp-consultation@1')),
    );
  };

  it('is its kinds, price formulas and ties (GP-04, GP-10)', () => {
    expect(consultation(LOWEST_PRICE)).toEqual(['GP-10 method-not-allowed', 'GP-10 tie-rule-not-allowed']);
    expect(consultation({ ...COMPOSITE, price: DEVIATION })).toEqual(['GP-10 price-formula-not-allowed']);
    expect(consultation({ ...COMPOSITE, tieRule: ['drawn-lot'] })).toEqual(['GP-10 tie-rule-not-allowed']);
    expect(consultation({ ...COMPOSITE, tieRule: ['lower-price', 'technical-score'] })).toBe('accepted');
    expect(consultation(COMPOSITE)).toBe('accepted');
  });

  it('has criteria judged by its own rule (GP-10, GP-11)', () => {
    const judged = (weights: readonly string[], procedure: string, evaluation: EvaluationMethod) => {
      const criteria = weights.map((weight, at) => criterion(`c${at}`, 'technical', weight));
      return said(checkEvaluation({ ...aDraft(), criteria, evaluation }, definitionOf(procedure)));
    };
    expect(judged(['50', '49'], 'gp-consultation@1', COMPOSITE)).toEqual([
      'GP-10 weights-do-not-add-up',
      'GP-10 one-price-criterion',
    ]);
    expect(judged(['100'], 'gp-inquiry@1', LOWEST_PRICE)).toEqual(['GP-11 criteria-not-applied']);
  });

  it.each<[Classification, number, readonly string[] | 'accepted']>([
    ['goods', 29, ['GP-10 price-weight-out-of-bounds']],
    ['goods', 30, 'accepted'],
    ['goods', 60, 'accepted'],
    ['goods', 61, ['GP-10 price-weight-out-of-bounds']],
    ['services', 9, ['GP-10 price-weight-out-of-bounds']],
    ['services', 10, 'accepted'],
    ['services', 30, 'accepted'],
    ['services', 31, ['GP-10 price-weight-out-of-bounds']],
    ['works', 90, 'accepted'],
  ])('is, of %s, a price that counts %i per cent or not (GP-10)', (classification, weight, answer) => {
    expect(consultation(COMPOSITE, classification, weight)).toEqual(answer);
  });
});
