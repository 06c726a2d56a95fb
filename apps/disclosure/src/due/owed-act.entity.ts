import { type ActId } from '@mingtang/procedure/procedures';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a lot awaits, with its time: kept from its case, see `keepOwed`, for a list over all projects that is in the order of the times. */
@Entity('owed_act')
export class OwedAct {
  @PrimaryColumn('uuid')
  projectId: string;

  @PrimaryColumn('text')
  lotId: string;

  @PrimaryColumn('text')
  act: ActId | 'rerun';

  /** What it answers; empty where it answers nothing. */
  @PrimaryColumn('text')
  item: string;

  @Column('text')
  rule: string;

  /** From when on it is possible, where that is set and no end. */
  @Column('timestamptz', { nullable: true })
  beginsAt: Date | null;

  /** The first instant at which it is late. */
  @Column('timestamptz', { nullable: true })
  dueAt: Date | null;
}
