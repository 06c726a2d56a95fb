import { type Score } from '@mingtang/procedure/evaluation';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One member's sealed scores. Void once the member is replaced (EVA-03), or where a review done again lets in a bid that the
 * sheet does not score.
 */
@Entity('member_score_sheet')
export class MemberScoreSheet {
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
  scores: readonly Score[];

  /** 32 random bytes in hex, so that the digest tells nothing of the scores. */
  @Column('text')
  salt: string;

  /** What the event published when the sheet was handed in. */
  @Column('text')
  digest: string;

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
