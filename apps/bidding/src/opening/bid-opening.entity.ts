import { type OpeningFailure } from '@mingtang/procedure/bidding';
import { type Money } from '@mingtang/procedure/money';
import { type ActId } from '@mingtang/procedure/procedures';
import { type BidSheet } from '@mingtang/sealing';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How the opening of one envelope of a bid of a closing list goes. */
@Entity('bid_opening')
export class BidOpening {
  @PrimaryColumn('uuid')
  bid: string;

  /** The version on the closing list. */
  @PrimaryColumn('int')
  version: number;

  @PrimaryColumn('text')
  envelope: string;

  @Column('int')
  round: number;

  /** The act by which its opening began. */
  @Column('text')
  begunBy: ActId;

  @Column('uuid')
  project: string;

  @Column('text')
  lot: string;

  @Column('text')
  state: 'awaiting-shares' | 'opened' | 'unopened';

  /** The envelope's own age identity, once combined or given by its bidder. */
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

  /** Custodians who gave a wrong share before the opening record was published. */
  @Column('text', { array: true })
  wrongShares: string[];

  /** Custodians who said before that theirs is no good. */
  @Column('text', { array: true })
  faultedShares: string[];

  /** Of an envelope that holds it. */
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
