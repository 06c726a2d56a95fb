import { type ActId } from '@mingtang/procedure/procedures';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An act of an evaluation that stands, in the order of its project, where the case no longer allowed it: it never took effect. */
@Entity('overtaken_act')
export class OvertakenAct {
  /** Id of the event that told of it. */
  @PrimaryColumn('uuid')
  event: string;

  @PrimaryColumn('uuid')
  project: string;

  @PrimaryColumn('text')
  lot: string;

  @Column('text')
  act: ActId;

  /** When it was done. */
  @Column('timestamptz')
  at: Date;

  /** What came before it that this service had not seen; null where it had seen all. */
  @Column('text', { nullable: true })
  by: ActId | null;
}
