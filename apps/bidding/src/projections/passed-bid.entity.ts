import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A bid that passed the review after which others are out, as evaluation told it last. */
@Entity('passed_bid')
export class PassedBid {
  @PrimaryColumn('uuid')
  project: string;

  @PrimaryColumn('text')
  lot: string;

  @PrimaryColumn('uuid')
  bid: string;

  /** The version that was reviewed. */
  @Column('int')
  version: number;

  /** The event that told of it. */
  @Column('uuid')
  event: string;
}
