import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one organisation was told of an award: the winner its notice (中标通知书), another bidder the result. */
@Entity('award_notice')
export class AwardNotice {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  awardId: string;

  /** Organisation key. */
  @Column('text')
  recipient: string;

  @Column('timestamptz')
  noticedAt: Date;
}
