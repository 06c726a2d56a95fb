import {
  type Classification,
  type EvaluationMethod,
  type ProcedureDefinition,
  type ProjectDraftData,
} from '@mingtang/procedure';

/** What the criteria of a method that is begun with are called. */
export interface CriterionTitles {
  readonly price: string;
}

/** What an evaluation is begun for. */
export interface EvaluationBeginning {
  readonly kind: EvaluationMethod['kind'];
  readonly classification: Classification;
}

/** The method and criteria that a draft begins with: nothing in them is wrong, and the price has all the weight until other criteria take some of it. */
export function blankEvaluation(
  { kind }: EvaluationBeginning,
  { methods: { priceFormulas, scoreDigits, ties, totalWeight } }: ProcedureDefinition,
  titles: CriterionTitles,
): Pick<ProjectDraftData, 'evaluation' | 'criteria'> {
  if (kind === 'lowest-evaluated-price') return { criteria: [], evaluation: { kind, tieRule: ties.slice(-1) } };
  const [formula] = priceFormulas.filter((each) => each === 'lowest-price');
  if (formula === undefined) throw new RangeError('no formula without parameters is allowed');
  return {
    criteria: [
      { id: 'c1', title: titles.price, kind: 'price', weight: totalWeight, maximum: totalWeight, minimum: '0' },
    ],
    evaluation: { kind, price: { formula }, expertMean: 'all', digits: scoreDigits, tieRule: [...ties] },
  };
}
