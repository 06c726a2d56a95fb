import { type ReleaseRefusal as Reason } from '@mingtang/procedure/bidding';
import { type ActId } from '@mingtang/procedure/procedures';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A custodian's signed word why it releases nothing, or not all, of a closed lot. Kept for good: each is evidence of what it said. */
@Entity('release_refusal')
export class ReleaseRefusal {
  /** The event that told of it. */
  @PrimaryColumn('uuid')
  event: string;

  @Column('uuid')
  project: string;

  @Column('text')
  lot: string;

  /** The act that began the opening under way when it was said. */
  @Column('text')
  begunBy: ActId;

  /** The custodian's account. */
  @Column('text')
  custodian: string;

  @Column('text')
  reason: Reason;

  @Column('text')
  detail: string;

  /** By the custodian's clock, as it wrote it. */
  @Column('text')
  statedAt: string;

  @Column('timestamptz')
  receivedAt: Date;

  /** Ed25519, base64, by the custodian's verification key. */
  @Column('text')
  signature: string;
}
