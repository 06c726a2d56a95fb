import { type Money } from '../money/money';
import { type EvaluationMethod } from '../tender/evaluation-method';
import { type Criterion, type Requirement } from '../tender/project-draft';
import { type PriceAdjustment } from './price';
import { type ReviewFinding } from './review';
import { type ScoreSheet } from './scores';

/**
 * Why a bid that passed all before is not ranked: it left the consultation, gave no final offer in time, or the envelope of its price would not open
 * (OPN-04).
 */
export type Unpriced = 'left-consultation' | 'no-final-offer' | 'not-opened';

/** A bid that was opened. */
export interface BidToEvaluate {
  readonly id: string;
  /** Left out while it is not known, and for good of one whose price was never opened. */
  readonly price?: Money;
  readonly adjustments?: readonly PriceAdjustment[];
  /** Of one that passed and has no price for good: why. */
  readonly unpriced?: Unpriced;
}

/** Everything that a lot's result follows from, and nothing else. */
export interface EvaluationInput {
  readonly currency: string;
  readonly method: EvaluationMethod;
  /** The lot's criteria. */
  readonly criteria: readonly Criterion[];
  /** The lot's requirements, as `reviewRequirements` gives them. */
  readonly requirements: readonly Requirement[];
  readonly maximumPrice?: Money;
  /** Ids of the members whose findings and sheets count (a replaced member's do not, EVA-03). */
  readonly members: readonly string[];
  readonly bids: readonly BidToEvaluate[];
  readonly findings: readonly ReviewFinding[];
  /** One per member under a composite method; none under lowest evaluated price. */
  readonly sheets: readonly ScoreSheet[];
  /** 64 hex digits from which a lot is drawn should a tie come to that. */
  readonly tieSeed: string;
  /** The committee finds that the bids left plainly lack competition, and rejects all (EVA-10). */
  readonly lackOfCompetition?: string;
}

/** The same, as it stands while no price is known. */
export function withoutPrices(input: EvaluationInput): EvaluationInput {
  return { ...input, bids: input.bids.map(({ id }) => ({ id })) };
}
