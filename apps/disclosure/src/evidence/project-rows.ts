import { type AwardNotice } from '../award-notice/award-notice.entity';
import { type Award } from '../award/award.entity';
import { type ContractRefusal } from '../contract-refusal/contract-refusal.entity';
import { type Contract } from '../contract/contract.entity';
import { type Objection } from '../objections/objection.entity';
import { type RegisterLot } from '../projections/register-lot.entity';
import { type RegisterProject } from '../projections/register-project.entity';

/** The rows of a project, as they are at one moment. */
export interface ProjectRows {
  readonly project: RegisterProject;
  readonly lots: readonly RegisterLot[];
  /** In the order in which they were filed. */
  readonly objections: readonly Objection[];
  /** In the order in which they were determined. */
  readonly awards: readonly Award[];
  readonly notices: readonly AwardNotice[];
  readonly contracts: readonly Contract[];
  readonly refusals: readonly ContractRefusal[];
}
