import { addMoney } from '@mingtang/procedure/money';
import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import {
  type Classification,
  type Criterion,
  type EvaluationMethod,
  type ProjectDraftData,
  type TieRule,
} from '@mingtang/procedure/tender';

/** What the criteria of a method that is begun with are called. */
export interface CriterionTitles {
  readonly price: string;
  readonly technical: string;
}

/** What an evaluation is begun for. */
export interface EvaluationBeginning {
  readonly kind: EvaluationMethod['kind'];
  readonly classification: Classification;
}

/**
 * The method and criteria that a draft begins with: nothing in them is wrong. The price has as much weight as the procedure allows; where that
 * is not all, one technical criterion has the rest.
 */
export function blankEvaluation(
  { kind, classification }: EvaluationBeginning,
  { methods }: ProcedureDefinition,
  titles: CriterionTitles,
): Pick<ProjectDraftData, 'evaluation' | 'criteria'> {
  const { priceFormulas, priceWeight, scoreDigits, ties, totalWeight } = methods;
  if (kind === 'lowest-evaluated-price') return { criteria: [], evaluation: { kind, tieRule: ['drawn-lot'] } };
  const [formula] = priceFormulas.filter((each) => each === 'lowest-price');
  if (formula === undefined) throw new RangeError('no formula without parameters is allowed');
  const most = priceWeight?.[classification]?.most ?? totalWeight;
  const rest = difference(totalWeight, most);
  return {
    criteria: [
      criterion('c1', 'price', titles.price, most),
      ...(rest === '0' ? [] : [criterion('c2', 'technical', titles.technical, rest)]),
    ],
    evaluation: { kind, price: { formula }, expertMean: 'all', digits: scoreDigits, tieRule: decisive(ties) },
  };
}

/** The ways to decide between equals that a procedure has, and a lot where they decide nothing. */
export function decisive(ties: readonly TieRule[]): readonly TieRule[] {
  return ties.includes('drawn-lot') ? [...ties] : [...ties, 'drawn-lot'];
}

function criterion(id: string, kind: Criterion['kind'], title: string, weight: string): Criterion {
  return { id, title, kind, weight, maximum: weight, minimum: '0' };
}

/** Of two exact decimals. */
function difference(whole: string, part: string): string {
  const of = (amount: string) => ({ amount, currency: '' });
  return addMoney(of(whole), of(`-${part}`)).amount;
}
