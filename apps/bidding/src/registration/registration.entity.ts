import { type Organisation } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a bidder obtained the tender documents of a project (获取招标文件). Who registered stays secret until opening (ANN-09). */
@Entity('registration')
export class Registration {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  project: string;

  /** Organisation key. */
  @Column('text')
  bidderKey: string;

  @Column('jsonb')
  bidder: Organisation;

  /** Random text that a payment of security carries in place of the bidder's name. */
  @Column('text')
  paymentReference: string;

  /** Of the digest that fixes bidder and payment reference; none before there were digests. */
  @Column('text', { nullable: true })
  salt: string | null;

  @Column('timestamptz')
  registeredAt: Date;
}
