import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { type EvaluationMethod, type ProjectDraftData } from '@mingtang/procedure/tender';
import { blankEvaluation, type CriterionTitles, decisive } from './blank-evaluation';

/**
 * How a draft evaluates by another procedure: as before as far as that allows it; what it does not allow gives way to what it begins with.
 * @param titles what the criteria of a method that is begun anew are called
 */
export function fittedEvaluation(
  { evaluation, criteria, classification }: Pick<ProjectDraftData, 'evaluation' | 'criteria' | 'classification'>,
  definition: ProcedureDefinition,
  titles: CriterionTitles,
): Pick<ProjectDraftData, 'evaluation' | 'criteria'> {
  const { methods } = definition;
  if (!methods.kinds.includes(evaluation.kind))
    return blankEvaluation({ kind: methods.kinds[0] ?? 'composite', classification }, definition, titles);
  return { evaluation: fittedMethod(evaluation, definition), criteria };
}

/** Parts of a draft that a procedure knows nothing of, so that a draft which goes by it gives them up. */
export function partsWithout({ offers, periods }: Pick<ProcedureDefinition, 'offers' | 'periods'>): {
  readonly invitation?: null;
  readonly objectionDays?: null;
} {
  return {
    ...(offers.who !== 'invited' && { invitation: null }),
    ...(!periods.objection && { objectionDays: null }),
  };
}

function fittedMethod(
  method: EvaluationMethod,
  { methods: { ties, priceFormulas } }: ProcedureDefinition,
): EvaluationMethod {
  // A procedure that leaves nothing to a lot says the order itself.
  const keeps =
    ties.includes('drawn-lot') &&
    method.tieRule.at(-1) === 'drawn-lot' &&
    method.tieRule.every((rule) => ties.includes(rule));
  const tieRule = keeps ? method.tieRule : decisive(ties);
  if (method.kind !== 'composite' || priceFormulas.includes(method.price.formula)) return { ...method, tieRule };
  return { ...method, tieRule, price: { formula: 'lowest-price' } };
}
