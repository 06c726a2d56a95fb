import { type Organisation } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who holds a share of the keys that open bids, and releases it from the deadline on. */
@Entity('custodian')
export class Custodian {
  /** The custodian's account (`sub`). */
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  name: string;

  @Column('jsonb')
  organisation: Organisation;

  /** Ed25519 public key, base64. */
  @Column('text')
  verificationKey: string;

  @Column('timestamptz')
  registeredAt: Date;
}
