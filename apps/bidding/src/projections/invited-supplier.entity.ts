import { type Organisation } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A supplier that was invited to a tender by invitation (ANN-02): nobody else may take part. Whose eyes but its own it is not for, until the opening. */
@Entity('invited_supplier')
export class InvitedSupplier {
  @PrimaryColumn('uuid')
  project: string;

  /** Organisation key. */
  @PrimaryColumn('text')
  bidderKey: string;

  @Column('jsonb')
  supplier: Pick<Organisation, 'scheme' | 'id' | 'name'>;

  @Column('timestamptz')
  invitedAt: Date;

  /** The event that told of it. */
  @Column('uuid')
  event: string;
}
