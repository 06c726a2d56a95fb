import { type Bilingual, type PublishedProject } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const NOTICE_KINDS = ['tender', 'change', 'cancellation'] as const;
/** 招标公告、变更公告、终止公告 */
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A published notice; it never changes, and is not taken away: one that never took effect says so. */
@Entity('notice')
export class Notice {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  projectId: string;

  /** The project's revision that this notice made. */
  @Column('int')
  revision: number;

  @Column('text')
  kind: NoticeKind;

  @Column('timestamptz')
  publishedAt: Date;

  @Column('text', { nullable: true })
  reason: string | null;

  /** Of a change: whether it may affect how bids are made up (ANN-06). */
  @Column('boolean', { nullable: true })
  affectsBids: boolean | null;

  /** Of a change that affects none: why not, where what bidders read changed (ANN-06). */
  @Column('text', { nullable: true })
  noEffectReason: string | null;

  /** Of a cancellation: the lots that it ends. */
  @Column('jsonb', { nullable: true })
  lots: readonly string[] | null;

  /** Of a change that stands behind the closing of the bidding: when it was found to be void, and why. */
  @Column('timestamptz', { nullable: true })
  voidedAt: Date | null;

  @Column('jsonb', { nullable: true })
  voidReason: Bilingual | null;

  @Column('jsonb', { nullable: true })
  changedFields: readonly string[] | null;

  /** The project as this notice publishes it; null where it ends it. */
  @Column('jsonb', { nullable: true })
  published: PublishedProject | null;
}
