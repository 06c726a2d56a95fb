import { type ReviewFinding } from '@mingtang/procedure/evaluation';
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

  /** 32 random bytes in hex, so that the digest tells nothing of the findings. */
  @Column('text', { nullable: true })
  salt: string | null;

  /** What the event published when the sheet was handed in. */
  @Column('text', { nullable: true })
  digest: string | null;

  /** The receipt that the member was given, a signed note. */
  @Column('text', { nullable: true })
  receipt: string | null;

  /** Id of the event that published the digest. */
  @Column('uuid', { nullable: true })
  event: string | null;

  @Column('timestamptz')
  submittedAt: Date;

  @Column('timestamptz', { nullable: true })
  voidAt: Date | null;
}
