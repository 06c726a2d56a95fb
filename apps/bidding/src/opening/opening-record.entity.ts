import { type EventData } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The complete opening record of a lot (OPN-03), as published. */
@Entity('opening_record')
export class OpeningRecord {
  @PrimaryColumn('uuid')
  project: string;

  @PrimaryColumn('text')
  lot: string;

  @Column('timestamptz')
  openedAt: Date;

  @Column('jsonb')
  record: EventData<'bidding.opening-completed.v1'>;
}
