import { type Case, type TradedProject } from '@mingtang/service-kit';
import { type Evaluation } from './evaluation.entity';
import { type LotTerms } from './lot-terms';

/** A lot as it was published, and where it stands. */
export interface KnownLot {
  readonly project: TradedProject;
  readonly case: Case;
  readonly terms: LotTerms;
}

/** A lot whose opening is complete. */
export interface OpenedLot extends KnownLot {
  readonly evaluation: Evaluation;
}
