import { type ActId } from '@mingtang/procedure/procedures';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An opening of a lot that has begun. */
@Entity('lot_opening')
export class LotOpening {
  @PrimaryColumn('uuid')
  project: string;

  @PrimaryColumn('text')
  lot: string;

  /** The act by which it began; it names the opening. */
  @PrimaryColumn('text')
  begunBy: ActId;

  @Column('timestamptz')
  begunAt: Date;

  /** Of the round. */
  @Column('timestamptz')
  deadline: Date;
}
