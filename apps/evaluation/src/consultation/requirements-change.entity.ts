import { type EventData } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a group changed of the requirements in a consultation, as the purchaser's representative in it confirmed. */
@Entity('requirements_change')
export class RequirementsChange {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  project: string;

  @Column('text')
  lot: string;

  @Column('text')
  text: string;

  /** Id in this lot of the member who confirmed it. */
  @Column('uuid')
  member: string;

  /** Id of the event that told of it. */
  @Column('uuid')
  event: string;

  @Column('timestamptz')
  changedAt: Date;

  @Column('timestamptz', { nullable: true })
  voidAt: Date | null;
}

export function changeFact({
  id: change,
  project,
  lot,
  text,
  changedAt,
}: Omit<RequirementsChange, 'event'>): EventData<'evaluation.requirements-changed.v1'> {
  return { project, lot, change, changedAt: changedAt.toISOString(), text };
}
