import type Fraction from 'fraction.js';
import { roundHalfUp } from '../money/decimal';
import { type Money } from '../money/money';
import { type EvaluationMethod, type TieRule } from '../tender/evaluation-method';
import { type CriterionKind } from '../tender/project-draft';
import { type Unpriced } from './evaluation-input';
import { type ExactScore } from './judged-bids';
import { type Rejection } from './review';

/** A number twice: as an exact fraction (`250/3`, or a whole number) and rounded half up as published. */
export interface ExactNumber {
  readonly exact: string;
  readonly rounded: string;
}

export interface CriterionScore {
  readonly criterionId: string;
  readonly kind: CriterionKind;
  /** The experts' mean; for a price criterion left out. */
  readonly mean?: ExactNumber;
  /** What the criterion adds to the total: mean / maximum x weight, or the price score. */
  readonly score: ExactNumber;
}

export interface EvaluatedBid {
  readonly bidId: string;
  /** Left out of one whose price was never opened. */
  readonly price?: Money;
  /** Exact decimal of the evaluated price. */
  readonly evaluatedPrice?: string;
  readonly responsive: boolean;
  readonly rejections: readonly Rejection[];
  /** Of one that is responsive and not ranked: why. */
  readonly unpriced?: Unpriced;
  readonly scores: readonly CriterionScore[];
  /** What the criteria but the price give, where a least technical score is asked or prices were opened after it. */
  readonly technicalTotal?: ExactNumber;
  readonly total?: ExactNumber;
  readonly rank?: number;
  readonly tieResolvedBy?: TieRule;
}

/** Why all bids are rejected (EVA-10); `too-few-responsive`: fewer passed the review than may be asked for final offers (GP-10). */
export type RejectionCause = 'no-responsive-bid' | 'lack-of-competition' | 'too-few-responsive';

export interface EvaluationResult {
  readonly outcome: 'ranked' | 'all-rejected';
  readonly cause?: RejectionCause;
  /** In the order of the input. */
  readonly bids: readonly EvaluatedBid[];
  /** Ids of all bids ranked, best first. */
  readonly ranking: readonly string[];
  /** At most three, best first (EVA-08). */
  readonly candidates: readonly string[];
  /** The lowest price or benchmark by which prices were scored. */
  readonly priceReference?: ExactNumber;
}

export function exactNumber(value: Fraction, digits: number): ExactNumber {
  return { exact: value.toFraction(), rounded: roundHalfUp(value, digits) };
}

/** Digits behind the point with which a method's scores are published. */
export function digitsOf(method: EvaluationMethod): number {
  return method.kind === 'composite' ? method.digits : 0;
}

export function publishedScores(scores: readonly ExactScore[], digits: number): CriterionScore[] {
  return scores.map(({ criterion, mean, score }) => ({
    criterionId: criterion.id,
    kind: criterion.kind,
    ...(mean && { mean: exactNumber(mean, digits) }),
    score: exactNumber(score, digits),
  }));
}
