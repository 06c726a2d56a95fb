import { type EventData } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That the committee of a lot concluded its review and went on to scores; once more after a member was replaced. */
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
}

/** What is told of it. */
export function concludedFact({
  project,
  lot,
  concludedAt,
}: Omit<ConcludedReview, 'event'>): EventData<'evaluation.review-concluded.v1'> {
  return { project, lot, concludedAt: concludedAt.toISOString() };
}
