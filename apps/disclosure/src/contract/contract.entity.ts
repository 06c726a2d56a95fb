import { type Money } from '@mingtang/procedure/money';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A published contract; there is at most one of an award. */
@Entity('contract')
export class Contract {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  awardId: string;

  @Column('timestamptz')
  signedAt: Date;

  @Column('timestamptz')
  publishedAt: Date;

  @Column('jsonb')
  price: Money;

  @Column('jsonb', { nullable: true })
  performanceSecurity: Money | null;

  /** Signed after the 30 days that the law gives (DIS-05). */
  @Column('boolean')
  late: boolean;
}
