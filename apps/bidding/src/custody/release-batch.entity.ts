import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Releases of one custodian that came in together, with the receipt that it got for them. */
@Entity('release_batch')
export class ReleaseBatch {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  project: string;

  @Column('text')
  lot: string;

  /** The custodian's account. */
  @Column('text')
  custodian: string;

  @Column('timestamptz')
  receivedAt: Date;

  /** Id of the event that told of them, which the public log proves. */
  @Column('uuid')
  event: string;

  /** SHA-256, hex, of the canonical JSON of the event's `releases`. */
  @Column('text')
  digest: string;

  /** C2SP signed note. */
  @Column('text')
  note: string;
}
