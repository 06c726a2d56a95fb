import type Fraction from 'fraction.js';
import { decimalFault } from '../money/check-decimal';
import { compareDecimals, exact, mean } from '../money/decimal';
import { type ProcedureDefinition } from '../definition/definition';
import { ruleFor } from '../definition/parts';
import { type Refusal, ruleBroken } from '../rules/refusal';
import { type EvaluationMethod } from '../tender/evaluation-method';
import { type Criterion } from '../tender/project-draft';

export interface Score {
  readonly bidId: string;
  readonly criterionId: string;
  /** Exact decimal. */
  readonly score: string;
}

const SCORE = { zh: '评分', en: 'a score' };
const DIGITS_BEFORE_POINT = 6;

/** One member's scores of a lot. */
export interface ScoreSheet {
  readonly member: string;
  readonly scores: readonly Score[];
}

export interface ScoreScope {
  /** The lot's criteria; price criteria are computed, not scored. */
  readonly criteria: readonly Criterion[];
  /** The bids that passed the review: each must be scored. */
  readonly bidIds: readonly string[];
  /** Bids that were rejected: scores given before their rejection are no error and do not count. */
  readonly rejectedBidIds?: readonly string[];
}

/**
 * EVA-04: what is wrong with a score sheet: exactly one score for each bid by each published criterion, from its minimum to
 * its maximum, with at most the definition's digits (Tendering and Bidding Law art. 40; Implementing Regulations art. 49).
 */
export function checkScoreSheet(sheet: ScoreSheet, scope: ScoreScope, definition: ProcedureDefinition): Refusal[] {
  const criteria = scope.criteria.filter(({ kind }) => kind !== 'price');
  const refusals = sheet.scores.flatMap((score, at) => checkScore(score, at, criteria, scope, definition));
  for (const bidId of scope.bidIds)
    for (const { id: criterionId } of criteria) {
      const count = sheet.scores.filter((score) => score.bidId === bidId && score.criterionId === criterionId).length;
      if (count !== 1)
        refusals.push(
          ruleBroken(
            ruleFor(definition.methods, 'EVA-04'),
            count === 0 ? 'score-missing' : 'score-twice',
            { zh: '每份投标文件的每个评审因素应评分一次', en: 'each bid is scored once by each criterion' },
            { field: 'scores', params: { bid: bidId, criterion: criterionId } },
          ),
        );
    }
  return refusals;
}

function checkScore(
  { bidId, criterionId, score }: Score,
  at: number,
  criteria: readonly Criterion[],
  { bidIds, rejectedBidIds = [] }: ScoreScope,
  { methods }: ProcedureDefinition,
): Refusal[] {
  const broken = (part: keyof Score, code: string, zh: string, en: string, params: Refusal['params'] = {}) => [
    ruleBroken(ruleFor(methods, 'EVA-04'), code, { zh, en }, { field: `scores[${at}].${part}`, params }),
  ];
  const criterion = criteria.find(({ id }) => id === criterionId);
  if (!criterion)
    return broken(
      'criterionId',
      'criterion-not-published',
      '只能按已公布的因素评分',
      'only published criteria are scored',
      {
        criterion: criterionId,
      },
    );
  if (!bidIds.includes(bidId) && !rejectedBidIds.includes(bidId))
    return broken('bidId', 'bid-not-evaluated', '没有该投标文件', 'there is no such bid', { bid: bidId });
  const { minimum, maximum } = criterion;
  const malformed = decimalFault(score, {
    name: SCORE,
    before: DIGITS_BEFORE_POINT,
    behind: methods.scoreDigits,
    zero: 'allowed',
  });
  if (!malformed && compareDecimals(score, minimum) >= 0 && compareDecimals(score, maximum) <= 0) return [];
  const outside = { zh: `评分应为${minimum}至${maximum}`, en: `a score is from ${minimum} to ${maximum}` };
  const { zh, en } = malformed ?? outside;
  return broken('score', malformed ? 'score-malformed' : 'score-out-of-bounds', zh, en, {
    bid: bidId,
    criterion: criterionId,
    minimum,
    maximum,
  });
}

/** The experts' mean of a bid by a criterion, exactly; without extremes only where at least three scored. */
export function expertMean(
  scores: readonly string[],
  rule: Extract<EvaluationMethod, { kind: 'composite' }>['expertMean'],
): Fraction {
  const values = scores.map(exact).sort((a, b) => a.compare(b));
  return mean(rule === 'without-extremes' && values.length >= 3 ? values.slice(1, -1) : values);
}
