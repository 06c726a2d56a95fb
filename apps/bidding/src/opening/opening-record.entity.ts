import { type EventData } from '@mingtang/contracts';
import { type ActId } from '@mingtang/procedure/procedures';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The complete record of an opening of a lot (OPN-03), as published. */
@Entity('opening_record')
export class OpeningRecord {
  @PrimaryColumn('uuid')
  project: string;

  @PrimaryColumn('text')
  lot: string;

  /** The act by which the opening began. */
  @PrimaryColumn('text')
  begunBy: ActId;

  @Column('timestamptz')
  openedAt: Date;

  @Column('jsonb')
  record: EventData<'bidding.opening-completed.v1'>;
}
