import { type Records, type Shown } from '../log/records';
import { keyOf } from './submitted-bids';

type Batch = Shown<'bidding.shares-released.v1'>;

/** One release, as its batch was logged. */
export interface LoggedRelease {
  readonly batch: Batch;
  readonly custodian: string;
  readonly bid: string;
  readonly version: number;
  readonly releasedAt: string;
  /** Of the canonical release, signature included. */
  readonly digest: string;
}

/** What custodians released, bid version by bid version. */
export class LoggedReleases {
  private readonly byBid = new Map<string, LoggedRelease[]>();

  constructor(records: Records) {
    for (const batch of records.of('bidding.shares-released.v1'))
      for (const release of batch.payload.releases) {
        const key = keyOf(release.bid, release.version);
        this.byBid.set(key, [
          ...(this.byBid.get(key) ?? []),
          { ...release, batch, custodian: batch.payload.custodian },
        ]);
      }
  }

  of(bid: string, version: number): readonly LoggedRelease[] {
    return this.byBid.get(keyOf(bid, version)) ?? [];
  }
}
