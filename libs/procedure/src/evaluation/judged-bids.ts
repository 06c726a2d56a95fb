import type Fraction from 'fraction.js';
import { exact, roundHalfUp, sum } from '../money/decimal';
import { type ProcedureDefinition } from '../definition/definition';
import { type Criterion } from '../tender/project-draft';
import { type BidToEvaluate, type EvaluationInput } from './evaluation-input';
import { priceRejections } from './price-rejections';
import { pricedBefore } from './priced-before';
import { committeeRejections, type Rejection, TECHNICAL_THRESHOLD_REQUIREMENT } from './review';
import { expertMean } from './scores';

/** What a criterion adds to a bid's total, exactly. */
export interface ExactScore {
  readonly criterion: Criterion;
  /** The members' mean; none of a price. */
  readonly mean?: Fraction;
  readonly score: Fraction;
}

/** A bid as far as it is judged without comparing prices. */
export interface JudgedBid {
  readonly bid: BidToEvaluate;
  /** Of the committee; of the price where it is known by then; for too few points. */
  readonly rejections: readonly Rejection[];
  /** What members scored, in the order of the criteria; empty where it was not scored. */
  readonly scores: readonly ExactScore[];
  /** Sum of these, where it was scored. */
  readonly technicalTotal?: Fraction;
}

/** Ids of the bids that pass the review, in the order of the input: those that the committee, or their price where it is known with them, does not reject. */
export function responsiveBids(
  input: Pick<EvaluationInput, 'bids' | 'findings' | 'requirements' | 'members' | 'currency' | 'maximumPrice'>,
  definition: ProcedureDefinition,
): string[] {
  return input.bids.filter((bid) => reviewRejections(bid, input, definition).length === 0).map(({ id }) => id);
}

/** Of those, the bids that members score: where prices come before the scores, those that have one which can stand. */
export function bidsToScore(input: Parameters<typeof responsiveBids>[0], definition: ProcedureDefinition): string[] {
  const responsive = responsiveBids(input, definition);
  if (pricedBefore(definition) !== 'scoring') return responsive;
  const priced = input.bids.filter((bid) => bid.price && priceRejections(bid, input).length === 0);
  return priced.map(({ id }) => id).filter((id) => responsive.includes(id));
}

/** Judges each bid as far as that needs no other bid's price, in the order of the input. */
export function judgeBids(input: EvaluationInput, definition: ProcedureDefinition): readonly JudgedBid[] {
  const scored = isScored(input) ? bidsToScore(input, definition) : [];
  return input.bids.map((bid): JudgedBid => {
    const rejections = reviewRejections(bid, input, definition);
    if (!scored.includes(bid.id)) return { bid, rejections, scores: [] };
    const scores = input.criteria
      .filter(({ kind }) => kind !== 'price')
      .map((criterion) => scoreOf(bid, criterion, input));
    const technicalTotal = sum(scores.map(({ score }) => score));
    return { bid, rejections: [...rejections, ...belowThreshold(technicalTotal, input)], scores, technicalTotal };
  });
}

/** Whether members score at all: not by lowest price, and not where the committee rejects all for lack of competition. */
function isScored({ method, lackOfCompetition }: EvaluationInput): boolean {
  return method.kind === 'composite' && lackOfCompetition === undefined;
}

function reviewRejections(
  bid: BidToEvaluate,
  input: Parameters<typeof responsiveBids>[0],
  definition: ProcedureDefinition,
): Rejection[] {
  return [
    ...committeeRejections(bid.id, input.findings, input),
    ...(pricedBefore(definition) === 'review' ? priceRejections(bid, input) : []),
  ];
}

function scoreOf({ id }: BidToEvaluate, criterion: Criterion, { method, sheets }: EvaluationInput): ExactScore {
  if (method.kind !== 'composite') throw new RangeError('only a composite method has scores');
  const given = sheets.flatMap(({ scores }) =>
    scores.filter(({ bidId, criterionId }) => bidId === id && criterionId === criterion.id).map(({ score }) => score),
  );
  const mean = expertMean(given, method.expertMean);
  return { criterion, mean, score: mean.div(exact(criterion.maximum)).mul(exact(criterion.weight)) };
}

/** Totals are compared as published: a difference that no reader can see decides nothing. */
function belowThreshold(total: Fraction, { method }: EvaluationInput): Rejection[] {
  if (method.kind !== 'composite' || method.technicalThreshold === undefined) return [];
  const { technicalThreshold: threshold, digits } = method;
  const published = roundHalfUp(total, digits);
  if (exact(published).compare(exact(threshold)) >= 0) return [];
  return [
    {
      requirementId: TECHNICAL_THRESHOLD_REQUIREMENT,
      reason: 'not-responsive',
      statements: [`技术得分 ${published} < ${threshold} / technical score below the threshold`],
      foundBy: 'arithmetic',
    },
  ];
}
