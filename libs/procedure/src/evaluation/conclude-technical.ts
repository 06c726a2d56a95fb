import { type ProcedureDefinition } from '../definition/definition';
import { RefusedError } from '../rules/refusal';
import { checkEvaluationInput } from './check-evaluation-input';
import { type EvaluationInput, withoutPrices } from './evaluation-input';
import { type CriterionScore, exactNumber, type ExactNumber, publishedScores, digitsOf } from './evaluation-result';
import { judgeBids } from './judged-bids';
import { type Rejection } from './review';

export interface TechnicalBid {
  readonly bidId: string;
  readonly passed: boolean;
  readonly rejections: readonly Rejection[];
  /** By the criteria that members score. */
  readonly scores: readonly CriterionScore[];
  /** Sum of these. */
  readonly technicalTotal?: ExactNumber;
}

/** What the technical envelopes of a lot come to. */
export interface TechnicalResult {
  /** In the order of the input. */
  readonly bids: readonly TechnicalBid[];
  /** Ids of those whose price envelopes are to be opened; none where the committee rejects all. */
  readonly passed: readonly string[];
}

/**
 * The first part of an evaluation whose prices are opened after it, from the record alone: which bids pass the review and the least technical score,
 * and what their technical parts score. It knows no price, and the ranking that follows takes it as it is (`evaluate`).
 * @throws RefusedError if the record is not complete or against the rules
 */
export function concludeTechnical(input: EvaluationInput, definition: ProcedureDefinition): TechnicalResult {
  const unpriced = withoutPrices(input);
  const refusals = checkEvaluationInput(unpriced, definition);
  if (refusals.length > 0) throw new RefusedError(refusals);
  const digits = digitsOf(input.method);
  const bids = judgeBids(unpriced, definition).map(({ bid, rejections, scores, technicalTotal }): TechnicalBid => ({
    bidId: bid.id,
    passed: rejections.length === 0 && input.lackOfCompetition === undefined,
    rejections,
    scores: publishedScores(scores, digits),
    ...(technicalTotal && { technicalTotal: exactNumber(technicalTotal, digits) }),
  }));
  return { bids, passed: bids.filter(({ passed }) => passed).map(({ bidId }) => bidId) };
}
