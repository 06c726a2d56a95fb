import { compareInstants } from '@mingtang/procedure/time';
import { type Records, type Shown } from '../log/records';
import { OFFERING, roundOf, type Submitted } from './rounds';

export { type Submitted } from './rounds';
export type Withdrawn = Shown<'bidding.bid-withdrawn.v1'>;

/** What was logged of one bid. */
export interface BidHistory {
  /** By version; in the order of the log where one comes twice. */
  readonly versions: readonly Submitted[];
  /** In the order of the log; there should be one at most. */
  readonly withdrawals: readonly Withdrawn[];
}

/** Every bid version that was logged, and which were withdrawn. */
export class SubmittedBids {
  private readonly versions = new Map<string, Submitted>();
  private readonly bids = new Map<string, { readonly versions: Submitted[]; readonly withdrawals: Withdrawn[] }>();

  constructor(records: Records) {
    const submitted = OFFERING.flatMap((type) => records.of(type) as readonly Submitted[]);
    for (const record of submitted.sort((a, b) => a.payload.version - b.payload.version || a.index - b.index)) {
      const { bid, version } = record.payload;
      const key = keyOf(bid, version);
      if (!this.versions.has(key)) this.versions.set(key, record);
      this.known(bid).versions.push(record);
    }
    for (const record of records.of('bidding.bid-withdrawn.v1'))
      this.known(record.payload.bid).withdrawals.push(record);
  }

  version(bid: string, version: number): Submitted | undefined {
    return this.versions.get(keyOf(bid, version));
  }

  /** The first that was logged. */
  withdrawal(bid: string): Withdrawn | undefined {
    return this.bids.get(bid)?.withdrawals[0];
  }

  all(): IterableIterator<Submitted> {
    return this.versions.values();
  }

  histories(): IterableIterator<BidHistory> {
    return this.bids.values();
  }

  history(bid: string): BidHistory {
    return this.bids.get(bid) ?? { versions: [], withdrawals: [] };
  }

  /**
   * The versions of a lot that stood when a round of it was closed: each bid's last, unless that was withdrawn. An act counts that took effect before
   * the deadline and was logged before the closing: one that turns up in the log later, under whatever time, does not.
   * @param closing index of the closing's entry.
   */
  standing(
    lot: string,
    { round, deadline, closing }: { readonly round: number; readonly deadline: string; readonly closing: number },
  ): Map<string, Submitted> {
    const counts = (record: Submitted | Withdrawn, at: string): boolean =>
      record.payload.lot === lot && record.index < closing && compareInstants(at, deadline) < 0;
    const standing = new Map<string, Submitted>();
    for (const [bid, { versions, withdrawals }] of this.bids) {
      const last = versions.findLast(
        (record) => roundOf(record) === round && counts(record, record.payload.receivedAt),
      );
      const withdrawn = withdrawals.some(
        (record) => record.payload.version === last?.payload.version && counts(record, record.payload.withdrawnAt),
      );
      if (last && !withdrawn) standing.set(bid, last);
    }
    return standing;
  }

  private known(bid: string): { readonly versions: Submitted[]; readonly withdrawals: Withdrawn[] } {
    const known = this.bids.get(bid) ?? { versions: [], withdrawals: [] };
    this.bids.set(bid, known);
    return known;
  }
}

export const keyOf = (bid: string, version: number): string => `${bid} v${version}`;
