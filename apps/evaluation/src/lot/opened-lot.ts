import { type KnownProject } from '../projections/known-project.entity';
import { type Evaluation } from './evaluation.entity';
import { type LotTerms } from './lot-terms';

/** A lot as it was published. */
export interface KnownLot {
  readonly project: KnownProject;
  readonly terms: LotTerms;
}

/** A lot whose opening is complete. */
export interface OpenedLot extends KnownLot {
  readonly evaluation: Evaluation;
}
