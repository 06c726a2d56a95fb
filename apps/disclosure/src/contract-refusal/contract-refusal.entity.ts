import { type ContractRefusalReason } from '@mingtang/procedure/disclosure';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That the winner of an award does not conclude the contract; there is at most one of an award (DIS-05, DIS-06). */
@Entity('contract_refusal')
export class ContractRefusal {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  awardId: string;

  @Column('text')
  reason: ContractRefusalReason;

  @Column('text')
  statedBy: 'winner' | 'owner';

  /** Published. */
  @Column('text')
  statement: string;

  @Column('timestamptz')
  recordedAt: Date;

  /** When the owner let the lot fail for it; null where it did not. */
  @Column('timestamptz', { nullable: true })
  failedAt: Date | null;

  /** Why it did not take the next candidate; published. */
  @Column('text', { nullable: true })
  failureReason: string | null;
}
