import { type EventData } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That the technical part of an evaluation was concluded; once more after a member was replaced. */
@Entity('concluded_technical')
export class ConcludedTechnical {
  /** Id of the event that told it. */
  @PrimaryColumn('uuid')
  event: string;

  @Column('uuid')
  project: string;

  @Column('text')
  lot: string;

  @Column('timestamptz')
  concludedAt: Date;

  /** As it was told. */
  @Column('jsonb')
  fact: EventData<'evaluation.technical-concluded.v1'>;
}
