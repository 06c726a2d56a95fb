import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The acts for which a bidder gets a receipt. */
export type BidReceiptAct =
  'bid-submitted' | 'bid-replaced' | 'bid-withdrawn' | 'final-offer-submitted' | 'final-offer-replaced';

/** A receipt as it was given: exactly one for each act on a bid version. */
@Entity('receipt')
export class Receipt {
  @PrimaryColumn('uuid')
  bid: string;

  @PrimaryColumn('int')
  version: number;

  @PrimaryColumn('text')
  act: BidReceiptAct;

  /** Id of the act's event, which the public log proves. */
  @Column('uuid')
  event: string;

  @Column('text')
  manifestDigest: string;

  /** When the act arrived. */
  @Column('timestamptz')
  receivedAt: Date;

  @Column('timestamptz')
  takenInAt: Date;

  /** C2SP signed note. */
  @Column('text')
  note: string;
}
