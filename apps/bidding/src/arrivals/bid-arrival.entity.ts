import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The arrival of a bid version as it was told, and what became of it. */
@Entity('bid_arrival')
export class BidArrival {
  /** Id of its event. */
  @PrimaryColumn('uuid')
  event: string;

  @Column('uuid')
  project: string;

  @Column('text')
  lot: string;

  @Column('uuid')
  bid: string;

  @Column('int')
  version: number;

  /** SHA-256, hex, of the manifest's canonical bytes: it fixes bid and bidder. */
  @Column('text')
  manifestDigest: string;

  @Column('timestamptz')
  arrivedAt: Date;

  /** Null where it is not decided; `sent-again` where it was decided when the same came once more. */
  @Column('text', { nullable: true })
  outcome: 'received' | 'refused' | 'sent-again' | null;

  /** Of its first refusal. */
  @Column('text', { nullable: true })
  code: string | null;

  /** The arrival by which it was judged: its own, or an earlier one of the same that was not decided. */
  @Column('timestamptz', { nullable: true })
  countedFrom: Date | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;
}
