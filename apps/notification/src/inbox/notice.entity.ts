import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type NoticeKind } from '../telling/notice';
import { type Recipient } from '../telling/recipient';

/** What one recipient was told. */
@Entity('notice')
export class NoticeRow {
  @PrimaryColumn('uuid')
  id: string;

  /** Order in which notices came; never shown, since it counts what others were told (ANN-09). */
  @Column({ type: 'bigint', insert: false, update: false })
  position: string;

  @Column('text')
  recipient: Recipient;

  @Column('uuid')
  projectId: string;

  @Column('text', { nullable: true })
  lotId: string | null;

  @Column('text')
  kind: NoticeKind;

  @Column('timestamptz')
  time: Date;

  @Column('timestamptz', { nullable: true })
  dueAt: Date | null;

  @Column('text', { nullable: true })
  due: string | null;
}
