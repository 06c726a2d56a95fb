import { type EventData } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a group called for final offers. */
@Entity('final_offers_call')
export class FinalOffersCall {
  /** Id of the event that told of it. */
  @PrimaryColumn('uuid')
  event: string;

  @Column('uuid')
  project: string;

  @Column('text')
  lot: string;

  /** Id in this lot of the member who called. */
  @Column('uuid')
  member: string;

  /** First instant at which an offer is late. */
  @Column('timestamptz')
  deadline: Date;

  @Column('timestamptz')
  calledAt: Date;

  @Column('timestamptz', { nullable: true })
  voidAt: Date | null;
}

export function callFact({
  project,
  lot,
  deadline,
  calledAt,
}: Pick<FinalOffersCall, 'project' | 'lot' | 'deadline' | 'calledAt'>): EventData<'evaluation.final-offers-called.v1'> {
  return { project, lot, calledAt: calledAt.toISOString(), deadline: deadline.toISOString() };
}
