import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a custodian released for an envelope of a bid version once it may be opened: the decrypted share, or why there is none. */
@Entity('release')
export class ReleasedShare {
  @PrimaryColumn('uuid')
  bid: string;

  @PrimaryColumn('int')
  version: number;

  @PrimaryColumn('text')
  envelope: string;

  @Column('int')
  round: number;

  /** The custodian's account. */
  @PrimaryColumn('text')
  custodian: string;

  @Column('text', { nullable: true })
  share: string | null;

  @Column('text', { nullable: true })
  fault: 'share-invalid' | null;

  @Column('text', { nullable: true })
  reason: string | null;

  /** The share is not the one to which the bidder is bound. */
  @Column('boolean')
  wrong: boolean;

  /** By the custodian's clock, as it wrote it. */
  @Column('text')
  releasedAt: string;

  @Column('timestamptz')
  receivedAt: Date;

  /** Ed25519, base64, by the custodian's verification key. */
  @Column('text')
  signature: string;

  /** In which it came; none before there were batches. */
  @Column('uuid', { nullable: true })
  batch: string | null;
}
