import { type ReviewFinding } from '@mingtang/procedure';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One member's findings on every bid and requirement; void once the member is replaced (EVA-03). */
@Entity('review_sheet')
export class ReviewSheet {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  project: string;

  @Column('text')
  lot: string;

  /** Id of the member in this lot. */
  @Column('uuid')
  member: string;

  @Column('jsonb')
  findings: readonly ReviewFinding[];

  /** Why, in the member's view, what is left plainly lacks competition (EVA-10). */
  @Column('text', { nullable: true })
  lackOfCompetition: string | null;

  @Column('timestamptz')
  submittedAt: Date;

  @Column('timestamptz', { nullable: true })
  voidAt: Date | null;
}
