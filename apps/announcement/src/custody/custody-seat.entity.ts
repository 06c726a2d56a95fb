import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A custodian's place in the custody of one project. */
@Entity('custody_seat')
export class CustodySeat {
  @PrimaryColumn('uuid')
  projectId: string;

  @PrimaryColumn('text')
  custodianId: string;

  /** Order among the project's custodians, from 0. */
  @Column('int')
  place: number;

  @Column('timestamptz')
  assignedAt: Date;

  /** age recipient made for this project alone; null until the custodian has given it. */
  @Column('text', { nullable: true })
  recipient: string | null;

  /** The custodian's key by which the recipient is signed, and by which its releases will be. */
  @Column('text', { nullable: true })
  verificationKey: string | null;

  @Column('text', { nullable: true })
  signature: string | null;

  @Column('timestamptz', { nullable: true })
  givenAt: Date | null;
}
