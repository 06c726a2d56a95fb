import { type OpeningEntry } from '@mingtang/contracts';
import { type Records, type Shown } from '../log/records';

/** A lot after its closing, as the log tells it. */
export interface LotOpening {
  readonly lot: string;
  readonly closed: Shown<'bidding.bidding-closed.v1'>;
  /** Undefined until the opening record is published. */
  readonly record?: Shown<'bidding.opening-completed.v1'>;
  /** Of the record, by bid. */
  readonly entries: ReadonlyMap<string, OpeningEntry>;
  /** By {@link envelopeKey}. */
  readonly opened: ReadonlyMap<string, Shown<'bidding.bid-opened.v1'>>;
  readonly unopened: ReadonlyMap<string, Shown<'bidding.bid-unopened.v1'>>;
}

/** The lots that were closed with bids to open. */
export function openingsOf(records: Records): LotOpening[] {
  return records.of('bidding.bidding-closed.v1').map((closed) => {
    const { lot } = closed.payload;
    const record = records.ofLot('bidding.opening-completed.v1', lot).at(-1);
    return {
      lot,
      closed,
      ...(record && { record }),
      entries: new Map(record?.payload.entries.map((entry) => [entry.bid, entry])),
      opened: byEnvelope(records.ofLot('bidding.bid-opened.v1', lot)),
      unopened: byEnvelope(records.ofLot('bidding.bid-unopened.v1', lot)),
    };
  });
}

/** Names an envelope of a bid on a closing list, of which there is one version. */
export function envelopeKey({ bid, envelope }: { readonly bid: string; readonly envelope: string }): string {
  return `${bid} ${envelope}`;
}

function byEnvelope<Item extends { readonly payload: { readonly bid: string; readonly envelope: string } }>(
  items: readonly Item[],
): Map<string, Item> {
  return new Map(items.map((item) => [envelopeKey(item.payload), item]));
}
