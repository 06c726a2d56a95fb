import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A recipient that a custodian gave for a project, also where another followed it; it never changes. */
@Entity('given_recipient')
export class GivenRecipient {
  /** Of the event that says so. */
  @PrimaryColumn('uuid')
  eventId: string;

  @Column('uuid')
  projectId: string;

  @Column('text')
  custodianId: string;

  @Column('text')
  recipient: string;

  @Column('text')
  signature: string;

  @Column('timestamptz')
  givenAt: Date;
}
