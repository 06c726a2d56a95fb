/** What a bidder of the demo does. Real bid prices were never published: these are made up. */
export interface Offer {
  /** Username of the bidder. */
  readonly bidder: string;
  readonly lot: string;
  /** In the tender's currency. */
  readonly price: string;
  /** Size of its drawings in bytes; large ones are uploaded resumably. */
  readonly drawingsBytes: number;
  /** The price by which it replaces its bid before the deadline. */
  readonly replacedBy?: string;
  /** It withdraws its bid before the deadline. */
  readonly withdrawn?: boolean;
}

const KIB = 1_024;

/** Five bids for lot 1, one replaced and one withdrawn, and two for lot 2, which are too few. */
export const OFFERS: readonly Offer[] = [
  { bidder: 'bidder-1', lot: '1', price: '1728000.00', drawingsBytes: 40 * KIB },
  { bidder: 'bidder-2', lot: '1', price: '1765500.00', drawingsBytes: 700 * KIB, replacedBy: '1698000.00' },
  { bidder: 'bidder-3', lot: '1', price: '1741250.50', drawingsBytes: 300 * KIB },
  { bidder: 'bidder-4', lot: '1', price: '1655000.00', drawingsBytes: 20 * KIB },
  { bidder: 'bidder-5', lot: '1', price: '1710000.00', drawingsBytes: 20 * KIB, withdrawn: true },
  { bidder: 'bidder-1', lot: '2', price: '431000.00', drawingsBytes: 20 * KIB },
  { bidder: 'bidder-6', lot: '2', price: '438500.00', drawingsBytes: 20 * KIB },
];

/** The bidder who pays no security, so that the committee has a bid to reject. */
export const WITHOUT_SECURITY = 'bidder-4';
