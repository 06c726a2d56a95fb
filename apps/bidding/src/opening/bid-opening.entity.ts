import { type Money, type OpeningFailure } from '@mingtang/procedure';
import { type BidSheet } from '@mingtang/sealing';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How the opening of one bid of a closing list goes. */
@Entity('bid_opening')
export class BidOpening {
  @PrimaryColumn('uuid')
  bid: string;

  /** The version on the closing list. */
  @Column('int')
  version: number;

  @Column('uuid')
  project: string;

  @Column('text')
  lot: string;

  @Column('text')
  state: 'awaiting-shares' | 'opened' | 'unopened';

  /** The bid's own age identity, once combined or given by its bidder. */
  @Column('text', { nullable: true })
  identity: string | null;

  @Column('text', { nullable: true })
  openedBy: 'custodians' | 'bidder' | null;

  /** Custodians whose shares were combined. */
  @Column('text', { array: true })
  custodians: string[];

  /** How many released shares the last attempt to combine them had. */
  @Column('int')
  attemptedWith: number;

  /** Custodians whose shares are known to be wrong. */
  @Column('text', { array: true })
  wrongShares: string[];

  /** Custodians whose share was found to be wrong only after the opening record was published. */
  @Column('text', { array: true })
  lateWrongShares: string[];

  /** How many released shares there were when late ones were last judged. */
  @Column('int')
  judgedWith: number;

  @Column('jsonb', { nullable: true })
  price: Money | null;

  @Column('jsonb', { nullable: true })
  sheet: BidSheet | null;

  /** Why it would not open so far; final once `unopened`. */
  @Column('text', { nullable: true })
  failure: OpeningFailure | null;

  @Column('text', { nullable: true })
  fault: 'bidder' | 'other' | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;
}
