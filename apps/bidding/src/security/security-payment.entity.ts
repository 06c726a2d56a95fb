import { type ForfeitureReason, type SecurityReturnCause, type SecurityState } from '@mingtang/procedure/bidding';
import { type Money } from '@mingtang/procedure/money';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A bid security (投标保证金) that has arrived for a registration. */
@Entity('security_payment')
export class SecurityPayment {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  project: string;

  @Column('uuid')
  registration: string;

  @Column('jsonb')
  amount: Money;

  @Column('text')
  payerAccount: string;

  /** Of the digests that fix amount, payer and outcome; none before there were digests. */
  @Column('text', { nullable: true })
  salt: string | null;

  @Column('text')
  state: SecurityState;

  @Column('timestamptz')
  recordedAt: Date;

  /** Why it is to go back, once it is. */
  @Column('text', { nullable: true })
  returnCause: SecurityReturnCause | null;

  /** First instant at which its return is overdue. */
  @Column('timestamptz', { nullable: true })
  returnDue: Date | null;

  /** When it was returned or forfeited. */
  @Column('timestamptz', { nullable: true })
  settledAt: Date | null;

  @Column('text', { nullable: true })
  forfeitureReason: ForfeitureReason | null;

  @Column('text', { nullable: true })
  forfeitureStatement: string | null;

  /** The bid for which it was forfeited, and its lot. */
  @Column('uuid', { nullable: true })
  forfeitureBid: string | null;

  @Column('text', { nullable: true })
  forfeitureLot: string | null;
}
