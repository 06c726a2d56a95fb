import { type EventData } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That the committee of a lot concluded its review and went on; once more after a member was replaced. */
@Entity('concluded_review')
export class ConcludedReview {
  /** Id of the event that told it. */
  @PrimaryColumn('uuid')
  event: string;

  @Column('uuid')
  project: string;

  @Column('text')
  lot: string;

  @Column('timestamptz')
  concludedAt: Date;

  /** Where another round follows: those who may take part in it. */
  @Column('jsonb', { nullable: true })
  passed: { bid: string; version: number }[] | null;
}

/** What is told of it. */
export function concludedFact({
  project,
  lot,
  concludedAt,
  passed,
}: Omit<ConcludedReview, 'event'>): EventData<'evaluation.review-concluded.v1'> {
  return { project, lot, concludedAt: concludedAt.toISOString(), ...(passed && { passed }) };
}
