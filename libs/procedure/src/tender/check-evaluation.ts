import { decimalFault } from '../money/check-decimal';
import { exact, sum } from '../money/decimal';
import { type ProcedureDefinition } from '../definition/definition';
import { ruleFor } from '../definition/parts';
import { invalidField, type Refusal, ruleBroken } from '../rules/refusal';
import { type EvaluationMethod, type PriceFormula, TIE_RULES } from './evaluation-method';
import { type Criterion, CRITERION_KINDS, forLot, type ProjectDraftData } from './project-draft';
import { checkAllowedMethod, checkPriceWeight } from './allowed-method';
import { isBlank } from '../writing/text-field';

const MOST_DIGITS_OF_TOTAL = 6;
const DIGITS = { before: 6, behind: 4 };

/** Numbers of a criterion. */
const NUMBERS = [
  {
    number: 'weight',
    code: 'criterion-weight-invalid',
    name: { zh: '权重', en: "a criterion's weight" },
    ...DIGITS,
    zero: 'refused',
  },
  {
    number: 'maximum',
    code: 'criterion-maximum-invalid',
    name: { zh: '最高分', en: "a criterion's highest score" },
    ...DIGITS,
    zero: 'refused',
  },
] as const;

/** Parameters of the deviation formula. */
const PARAMETERS = [
  {
    parameter: 'factor',
    name: { zh: '评标基准价系数', en: 'the factor of the benchmark' },
    ...DIGITS,
    zero: 'refused',
  },
  {
    parameter: 'penaltyAbove',
    name: { zh: '高于基准价的扣分系数', en: 'the penalty above the benchmark' },
    ...DIGITS,
    zero: 'allowed',
  },
  {
    parameter: 'penaltyBelow',
    name: { zh: '低于基准价的扣分系数', en: 'the penalty below the benchmark' },
    ...DIGITS,
    zero: 'allowed',
  },
] as const;

const THRESHOLD = { zh: '技术得分下限', en: 'the least technical score' };

type Composite = Extract<EvaluationMethod, { kind: 'composite' }>;
type Evaluated = Pick<ProjectDraftData, 'lots' | 'criteria' | 'evaluation' | 'classification'>;

/**
 * What is wrong with the published method and criteria: only what stands there may decide (EVA-04; Tendering and Bidding
 * Law art. 40), so it must decide every case: weights of each lot add up to exactly 100, one price criterion in a
 * composite method, and a last resort against ties.
 */
export function checkEvaluation(
  { lots, criteria, evaluation, classification }: Evaluated,
  definition: ProcedureDefinition,
): Refusal[] {
  const wellFormed = [
    ...checkMethod(evaluation, definition),
    ...criteria.flatMap((criterion, at) => checkCriterion(criterion, at)),
  ];
  if (wellFormed.length > 0) return wellFormed;
  const allowed = checkAllowedMethod(evaluation, definition);
  if (allowed.length > 0) return allowed;
  if (evaluation.kind === 'lowest-evaluated-price') return checkNoScores(criteria, definition);
  return lots.flatMap(({ id }) => [
    ...checkLot(id, forLot(criteria, id), definition),
    ...checkPriceWeight(id, forLot(criteria, id), classification, definition),
    ...checkThreshold(id, forLot(criteria, id), evaluation, definition),
  ]);
}

function checkMethod(method: EvaluationMethod, definition: ProcedureDefinition): Refusal[] {
  const refusals = checkTieRule(method, definition);
  if (method.kind === 'lowest-evaluated-price') return refusals;
  if (!Number.isInteger(method.digits) || method.digits < 0 || method.digits > MOST_DIGITS_OF_TOTAL)
    refusals.push(
      invalidField('evaluation.digits', 'evaluation-digits-invalid', {
        zh: `总分小数位数应为0至${MOST_DIGITS_OF_TOTAL}的整数`,
        en: `the digits of a total are a whole number from 0 to ${MOST_DIGITS_OF_TOTAL}`,
      }),
    );
  return [...refusals, ...checkFormula(method.price), ...checkThresholdForm(method)];
}

function checkThresholdForm({ technicalThreshold }: Composite): Refusal[] {
  if (technicalThreshold === undefined) return [];
  const wrong = decimalFault(technicalThreshold, { name: THRESHOLD, ...DIGITS, zero: 'refused' });
  return wrong ? [invalidField('evaluation.technicalThreshold', 'technical-threshold-invalid', wrong)] : [];
}

/** EVA-04: nobody could pass a threshold above all that the criteria but the price give together. */
function checkThreshold(
  lotId: string,
  criteria: readonly Criterion[],
  { technicalThreshold }: Composite,
  { methods }: ProcedureDefinition,
): Refusal[] {
  if (technicalThreshold === undefined) return [];
  const most = sum(criteria.filter(({ kind }) => kind !== 'price').map(({ weight }) => exact(weight)));
  if (exact(technicalThreshold).compare(most) <= 0) return [];
  return [
    ruleBroken(
      ruleFor(methods, 'EVA-04'),
      'technical-threshold-unattainable',
      {
        zh: `标段 ${lotId} 除价格外各因素合计 ${most.toString()} 分，技术得分下限不得高于此数`,
        en: `the criteria of lot ${lotId} but the price give ${most.toString()} points: the least technical score cannot be above`,
      },
      { field: 'evaluation.technicalThreshold', params: { lot: lotId, most: most.toString() } },
    ),
  ];
}

function checkFormula(price: PriceFormula): Refusal[] {
  if (price.formula === 'lowest-price') return [];
  const refusals = PARAMETERS.flatMap(({ parameter, ...limits }) => {
    const wrong = decimalFault(price[parameter] ?? '', limits);
    return wrong ? [invalidField(`evaluation.price.${parameter}`, 'price-formula-invalid', wrong)] : [];
  });
  const drop = price.dropExtremesAbove;
  if (drop !== undefined && (!Number.isInteger(drop) || drop < 2))
    refusals.push(
      invalidField('evaluation.price.dropExtremesAbove', 'price-formula-invalid', {
        zh: '去掉最高价和最低价的投标人数界限应为不小于2的整数',
        en: 'extremes may be left out only above a whole number of bids, at least 2',
      }),
    );
  return refusals;
}

/** Where a procedure says itself how ties are decided, what it leaves equal is drawn by lot without the documents' saying so. */
function checkTieRule({ tieRule }: EvaluationMethod, { methods }: ProcedureDefinition): Refusal[] {
  const known = tieRule.every((rule) => TIE_RULES.includes(rule));
  const decides = tieRule.at(-1) === 'drawn-lot' || !methods.ties.includes('drawn-lot');
  if (known && new Set(tieRule).size === tieRule.length && decides) return [];
  return [
    invalidField('evaluation.tieRule', 'tie-rule-incomplete', {
      zh: '并列处理规则不得重复，且应以抽签（drawn-lot）结束，使任何并列都能决定',
      en: 'the tie rule repeats nothing and ends in drawn-lot, so that every tie is decided',
    }),
  ];
}

function checkCriterion(criterion: Criterion, at: number): Refusal[] {
  const field = `criteria[${at}]`;
  const refusals: Refusal[] = [];
  if (isBlank(criterion.title))
    refusals.push(
      invalidField(`${field}.title`, 'criterion-title-missing', {
        zh: '评审因素名称不能为空',
        en: 'the criterion does not say what it is',
      }),
    );
  for (const { number, code, ...limits } of NUMBERS) {
    const wrong = decimalFault(criterion[number], limits);
    if (wrong) refusals.push(invalidField(`${field}.${number}`, code, wrong));
  }
  if (criterion.minimum !== '0')
    refusals.push(
      invalidField(`${field}.minimum`, 'criterion-minimum-invalid', {
        zh: '最低分应为0',
        en: 'the minimum score is 0',
      }),
    );
  if (!CRITERION_KINDS.includes(criterion.kind))
    refusals.push(
      invalidField(`${field}.kind`, 'criterion-kind-unknown', {
        zh: '评审因素类别应为价格、技术或商务',
        en: 'a criterion is price, technical or business',
      }),
    );
  return refusals;
}

function checkNoScores(criteria: readonly Criterion[], { methods }: ProcedureDefinition): Refusal[] {
  if (criteria.length === 0) return [];
  return [
    ruleBroken(
      ruleFor(methods, 'EVA-04'),
      'criteria-not-applied',
      {
        zh: '经评审的最低投标价法不设评分因素；实质性要求应列为评审要求',
        en: 'lowest evaluated price has no scored criteria; put what bids must meet among the requirements',
      },
      { field: 'criteria' },
    ),
  ];
}

function checkLot(lotId: string, criteria: readonly Criterion[], { methods }: ProcedureDefinition): Refusal[] {
  const { totalWeight } = methods;
  const refusals: Refusal[] = [];
  const total = sum(criteria.map(({ weight }) => exact(weight)));
  if (!total.equals(exact(totalWeight)))
    refusals.push(
      ruleBroken(
        ruleFor(methods, 'EVA-04'),
        'weights-do-not-add-up',
        {
          zh: `标段 ${lotId} 各评审因素权重之和应为 ${totalWeight}，现为 ${total.toString()}`,
          en: `the weights of lot ${lotId} must add up to ${totalWeight}, not to ${total.toString()}`,
        },
        { field: 'criteria', params: { lot: lotId, expected: totalWeight, actual: total.toString() } },
      ),
    );
  if (criteria.filter(({ kind }) => kind === 'price').length !== 1)
    refusals.push(
      ruleBroken(
        ruleFor(methods, 'EVA-04'),
        'one-price-criterion',
        {
          zh: `综合评估法中标段 ${lotId} 应有且只有一个价格因素`,
          en: `lot ${lotId} needs exactly one price criterion`,
        },
        { field: 'criteria', params: { lot: lotId } },
      ),
    );
  return refusals;
}
