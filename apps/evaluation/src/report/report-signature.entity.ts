import { type Signature } from '@mingtang/procedure/evaluation';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A member's word on the report; void where the result was opened again. */
@Entity('report_signature')
export class ReportSignature {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  project: string;

  @Column('text')
  lot: string;

  /** Id of the member in this lot. */
  @Column('uuid')
  member: string;

  @Column('text')
  position: Signature['position'];

  @Column('text', { nullable: true })
  dissent: string | null;

  @Column('timestamptz')
  givenAt: Date;

  @Column('timestamptz', { nullable: true })
  voidAt: Date | null;
}
