import { type OpeningFailure } from '@mingtang/procedure/bidding';
import { type ActId } from '@mingtang/procedure/procedures';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An envelope of a bid that would not open so far through no fault of its bidder. */
export interface WaitingBid {
  readonly bid: string;
  readonly version: number;
  readonly round: number;
  readonly envelope: string;
  readonly failure: OpeningFailure;
}

/** That an opening of a lot waits for bids beyond its time, and who ended that if anybody did (OPN-04). */
@Entity('opening_wait')
export class OpeningWait {
  @PrimaryColumn('uuid')
  project: string;

  @PrimaryColumn('text')
  lot: string;

  /** The act by which the opening began. */
  @PrimaryColumn('text')
  begunBy: ActId;

  @Column('timestamptz')
  delayedAt: Date;

  /** When the time for opening was over. */
  @Column('timestamptz')
  until: Date;

  @Column('jsonb')
  bids: WaitingBid[];

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  @Column('text', { nullable: true })
  endedReason: string | null;

  @Column('jsonb', { nullable: true })
  endedBids: WaitingBid[] | null;
}
