import { type Organisation } from '@mingtang/contracts';
import { type BidManifest } from '@mingtang/sealing';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A bidder's sealed bid for a lot; at most one of a bidder stands at a time. */
@Entity('bid')
export class Bid {
  /** Chosen by the bidder's client. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  project: string;

  @Column('text')
  lot: string;

  @Column('uuid')
  registration: string;

  /** Organisation key. */
  @Column('text')
  bidderKey: string;

  @Column('jsonb')
  bidder: Organisation;

  @Column('text')
  state: 'submitted' | 'withdrawn' | 'left';

  /** The version in force: 1, and one more with each replacement, and with each offer of a later round. */
  @Column('int')
  version: number;

  /** When its bidder left the consultation. */
  @Column('timestamptz', { nullable: true })
  leftAt: Date | null;

  /** When the withdrawal's last byte arrived. */
  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;

  @Column('timestamptz', { nullable: true })
  withdrawalTakenInAt: Date | null;

  /** The bidder's own word, base64; null where it was withdrawn by the account alone. */
  @Column('text', { nullable: true })
  withdrawalSignature: string | null;
}

/** One received version of a bid, as its bidder signed it; never changed. */
@Entity('bid_version')
export class BidVersion {
  @PrimaryColumn('uuid')
  bid: string;

  @PrimaryColumn('int')
  version: number;

  @Column('text')
  act: 'submitted' | 'replaced';

  @Column('jsonb')
  manifest: BidManifest;

  /** SHA-256, hex, of the manifest's canonical bytes. */
  @Column('text')
  manifestDigest: string;

  /** Ed25519, base64, by the manifest's signer. */
  @Column('text')
  signature: string;

  /** The manifest's, as its event told it; null of versions whose events told none. */
  @Column('text', { nullable: true })
  signer: string | null;

  /** By which the version before gave the bid on to another signer, base64. */
  @Column('text', { nullable: true })
  previousSignature: string | null;

  /** When its last byte arrived. */
  @Column('timestamptz')
  receivedAt: Date;

  /** When it was checked and stored. */
  @Column('timestamptz')
  takenInAt: Date;
}

/** A custodian's share of the key of an envelope of a bid version, encrypted to that custodian alone. */
@Entity('bid_share')
export class BidShare {
  @PrimaryColumn('uuid')
  bid: string;

  @PrimaryColumn('int')
  version: number;

  @PrimaryColumn('text')
  envelope: string;

  /** The custodian's account. */
  @PrimaryColumn('text')
  custodian: string;

  /** Of the ciphertext, hex. */
  @Column('text')
  sha256: string;

  /** SHA-256, hex, of the share itself, to which its bidder is bound by the manifest. */
  @Column('text')
  commitment: string;

  @Column('bytea')
  ciphertext: Buffer;
}
