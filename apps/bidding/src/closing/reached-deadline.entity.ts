import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a lot's deadline was said to be reached; more than once where a change had moved it before, unseen. */
@Entity('reached_deadline')
export class ReachedDeadline {
  @PrimaryColumn('uuid')
  event: string;

  @Column('uuid')
  project: string;

  @Column('text')
  lot: string;

  /** Of which round of offers. */
  @Column('int')
  round: number;

  @Column('timestamptz')
  deadline: Date;

  @Column('timestamptz')
  reachedAt: Date;
}
