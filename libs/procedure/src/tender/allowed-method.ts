import { exact } from '../money/decimal';
import { type MethodsDefinition, type ProcedureDefinition } from '../definition/definition';
import { ruleFor } from '../definition/parts';
import { type Refusal, ruleBroken } from '../rules/refusal';
import { type EvaluationMethod } from './evaluation-method';
import { type Classification, type Criterion } from './project-draft';

/** What a procedure does not allow of a well-formed method: its kind, its price formula, its way with ties (EVA-09, GP-04, GP-10). */
export function checkAllowedMethod(method: EvaluationMethod, { methods, title }: ProcedureDefinition): Refusal[] {
  const broken = (field: string, code: string, zh: string, en: string): Refusal =>
    ruleBroken(
      ruleFor(methods, 'EVA-09'),
      code,
      { zh: `${title.zh}${zh}`, en: `${en} in the procedure “${title.en}”` },
      { field },
    );
  return [
    ...(methods.kinds.includes(method.kind)
      ? []
      : [broken('evaluation.kind', 'method-not-allowed', '不采用该评审办法', 'this method is not used')]),
    ...(method.kind === 'composite' && !methods.priceFormulas.includes(method.price.formula)
      ? [
          broken(
            'evaluation.price.formula',
            'price-formula-not-allowed',
            '不采用该价格分计算公式',
            'this price formula is not used',
          ),
        ]
      : []),
    ...(followsTies(method, methods)
      ? []
      : [
          broken(
            'evaluation.tieRule',
            'tie-rule-not-allowed',
            `的并列处理依次为：${methods.ties.join('、')}`,
            `ties are decided by ${methods.ties.join(', then ')}`,
          ),
        ]),
  ];
}

/** A procedure that leaves ties to a lot in the end leaves the order before it to the documents; one that does not says it itself. */
function followsTies({ tieRule }: EvaluationMethod, { ties }: MethodsDefinition): boolean {
  if (ties.includes('drawn-lot')) return tieRule.every((rule) => ties.includes(rule));
  const before = tieRule.at(-1) === 'drawn-lot' ? tieRule.slice(0, -1) : tieRule;
  return before.length === ties.length && before.every((rule, at) => rule === ties[at]);
}

/** GP-10: the price of a lot counts neither less nor more than the procedure says of what is bought. */
export function checkPriceWeight(
  lot: string,
  criteria: readonly Criterion[],
  classification: Classification,
  { methods }: ProcedureDefinition,
): Refusal[] {
  const bounds = methods.priceWeight?.[classification];
  const price = criteria.find(({ kind }) => kind === 'price');
  if (!bounds || !price) return [];
  const weight = exact(price.weight);
  if (weight.compare(exact(bounds.least)) >= 0 && weight.compare(exact(bounds.most)) <= 0) return [];
  return [
    ruleBroken(
      ruleFor(methods, 'EVA-09'),
      'price-weight-out-of-bounds',
      {
        zh: `标段 ${lot} 的价格权重应为${bounds.least}%至${bounds.most}%`,
        en: `the price of lot ${lot} counts from ${bounds.least} to ${bounds.most} per cent`,
      },
      { field: 'criteria', params: { lot, least: bounds.least, most: bounds.most, weight: price.weight } },
    ),
  ];
}
