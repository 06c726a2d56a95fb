import { type Verification } from '../verification';
import { type Listing, type Records } from './records';

interface SealedOne {
  /** By which a listing names it. */
  readonly hash: string;
  readonly event: string;
  readonly type: string;
  /** Of the batch's entry. */
  readonly index: number;
}

/** The sealed records of a project against the listings that made them public. */
export class SealedRecords {
  private readonly records = new Map<string, SealedOne>();
  /** The listing that names each record. */
  private readonly listed = new Map<string, Listing>();

  constructor(private readonly found: Verification) {}

  add(record: SealedOne): void {
    const { found } = this;
    found.count('sealed-listed');
    if (this.records.has(record.hash))
      found.fail(
        'sealed-listed',
        `密封记录 ${record.type} ${record.event} 重复`,
        `sealed record ${record.type} ${record.event} comes twice`,
      );
    this.records.set(record.hash, record);
  }

  list(hashes: readonly string[], listing: Listing): void {
    for (const hash of hashes) {
      if (this.listed.has(hash))
        this.found.fail(
          'sealed-listed',
          `密封记录 ${hash} 公布了两次（日志第${listing.index}条）`,
          `sealed record ${hash} is listed twice, again at entry ${listing.index}`,
        );
      this.listed.set(hash, listing);
    }
  }

  /** Once all are known: each listed one is here, each one here is listed, and was sealed before. @param records that learn of it */
  end(records: Records): void {
    const { found } = this;
    for (const [hash, { index }] of this.listed)
      if (!this.records.has(hash))
        found.fail(
          'sealed-listed',
          `日志第${index}条公布的密封记录 ${hash} 不在证据包中`,
          `sealed record ${hash}, listed at entry ${index}, is missing from the bundle`,
        );
    for (const { hash, event, type, index } of this.records.values()) {
      const listing = this.listed.get(hash);
      if (listing === undefined)
        found.fail(
          'sealed-listed',
          `密封记录 ${type} ${event} 未在任何清单中公布`,
          `sealed record ${type} ${event} stands in no listing`,
        );
      else if (index > listing.index)
        found.fail(
          'sealed-listed',
          `密封记录 ${type} ${event} 在公布（第${listing.index}条）之后才封存（第${index}条）`,
          `sealed record ${type} ${event} was sealed at entry ${index}, after its listing at ${listing.index}`,
        );
      if (listing) records.list(event, listing);
    }
  }
}
