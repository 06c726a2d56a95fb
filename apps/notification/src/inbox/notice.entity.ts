import { type ActId } from '@mingtang/procedure/procedures';
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

  /** The act that it tells of, where its kind does not say which. */
  @Column('text', { nullable: true })
  act: ActId | null;

  @Column('text', { nullable: true })
  overtakenBy: ActId | null;

  @Column('timestamptz')
  time: Date;

  @Column('timestamptz', { nullable: true })
  dueAt: Date | null;
}
