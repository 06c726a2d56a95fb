import { compareInstants } from '@mingtang/procedure';
import { type Records, type Shown } from '../log/records';

export type Submitted = Shown<'bidding.bid-submitted.v1'> | Shown<'bidding.bid-replaced.v1'>;

/** Every bid version that was logged, and which were withdrawn. */
export class SubmittedBids {
  private readonly versions = new Map<string, Submitted>();
  private readonly withdrawals = new Map<string, Shown<'bidding.bid-withdrawn.v1'>>();

  constructor(records: Records) {
    for (const record of [...records.of('bidding.bid-submitted.v1'), ...records.of('bidding.bid-replaced.v1')])
      this.versions.set(keyOf(record.payload.bid, record.payload.version), record);
    for (const record of records.of('bidding.bid-withdrawn.v1')) this.withdrawals.set(record.payload.bid, record);
  }

  version(bid: string, version: number): Submitted | undefined {
    return this.versions.get(keyOf(bid, version));
  }

  withdrawal(bid: string): Shown<'bidding.bid-withdrawn.v1'> | undefined {
    return this.withdrawals.get(bid);
  }

  all(): IterableIterator<Submitted> {
    return this.versions.values();
  }

  /** The versions of a lot that stood at an instant: each bid's last before it, unless it was withdrawn. */
  standing(lot: string, at: string): Map<string, Submitted> {
    const last = new Map<string, Submitted>();
    for (const record of this.versions.values()) {
      const { bid, version, receivedAt } = record.payload;
      if (record.payload.lot !== lot || compareInstants(receivedAt, at) >= 0) continue;
      if (version > (last.get(bid)?.payload.version ?? 0)) last.set(bid, record);
    }
    for (const bid of last.keys()) {
      const withdrawn = this.withdrawals.get(bid)?.payload.withdrawnAt;
      if (withdrawn !== undefined && compareInstants(withdrawn, at) < 0) last.delete(bid);
    }
    return last;
  }
}

export const keyOf = (bid: string, version: number): string => `${bid} v${version}`;
