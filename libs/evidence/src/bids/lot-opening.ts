import { type OpeningCompleted, openingCompletedBy, type OpeningEntry } from '@mingtang/contracts';
import { type Opening, openingsOf } from '@mingtang/procedure/bidding';
import { type Records, type Shown } from '../log/records';
import { type Tender } from '../tender/tender';
import { type Closed, closingsIn, roundsIn } from './rounds';

type OpeningRecord = { [Type in OpeningCompleted]: Shown<Type> }[OpeningCompleted];

/** An opening of a lot, as the log tells it. */
export interface LotOpening {
  readonly lot: string;
  /** As the procedure has it. */
  readonly of: Opening;
  /** The closing list of its round. */
  readonly closed: Closed;
  /** The entry by which it began, last if more than once. */
  readonly begun: { readonly index: number; readonly event: string; readonly at: string };
  /** Whose envelopes are opened: all of the closing list, or those of it that passed. */
  readonly bids: Closed['payload']['bids'];
  /** Index of the entry since which an envelope of a bid may be opened. */
  readonly openSince: ReadonlyMap<string, number>;
  /** Undefined until the opening record is published. */
  readonly record?: OpeningRecord;
  /** Of the record, by bid. */
  readonly entries: ReadonlyMap<string, OpeningEntry>;
  /** By {@link envelopeKey}. */
  readonly opened: ReadonlyMap<string, Shown<'bidding.bid-opened.v1'>>;
  readonly unopened: ReadonlyMap<string, Shown<'bidding.bid-unopened.v1'>>;
}

/** The openings that have begun, of every lot. */
export function lotOpenings(records: Records, tender: Tender): LotOpening[] {
  return tender.published.lots.flatMap(({ id: lot }) =>
    openingsOf(tender.definition).flatMap((of) => {
      const round = roundsIn(tender).find((one) => one.round === of.round);
      if (!round) return [];
      return closingsIn(records, round, lot).flatMap((closed) => begunWith(records, lot, of, closed));
    }),
  );
}

function begunWith(records: Records, lot: string, of: Opening, closed: Closed): LotOpening[] {
  const beginnings = of.onlyFor === undefined ? [] : records.ofLot('evaluation.technical-concluded.v1', lot);
  const last = beginnings.findLast(({ payload }) => payload.passed.length > 0);
  if (of.onlyFor !== undefined && !last) return [];
  const passed = last?.payload.passed;
  const envelopes = new Set(of.envelopes.map(({ id }) => id));
  const ofThese = <Item extends { readonly payload: { readonly bid: string; readonly envelope: string } }>(
    items: readonly Item[],
  ): Map<string, Item> => byEnvelope(items.filter(({ payload }) => envelopes.has(payload.envelope)));
  const record = records.ofLot(openingCompletedBy(of.completedBy), lot).at(-1) as OpeningRecord | undefined;
  const openSince = new Map<string, number>(
    last
      ? beginnings.toReversed().flatMap(({ index, payload }) => payload.passed.map(({ bid }) => [bid, index] as const))
      : closed.payload.bids.map(({ bid }) => [bid, closed.index] as const),
  );
  return [
    {
      lot,
      of,
      closed,
      begun: last
        ? { index: last.index, event: last.event, at: last.payload.concludedAt }
        : { index: closed.index, event: closed.event, at: closed.payload.closedAt },
      bids: passed
        ? closed.payload.bids.filter(({ bid, version }) =>
            passed.some((one) => one.bid === bid && one.version === version),
          )
        : closed.payload.bids,
      openSince,
      ...(record && { record }),
      entries: new Map(record?.payload.entries.map((entry) => [entry.bid, entry])),
      opened: ofThese(records.ofLot('bidding.bid-opened.v1', lot)),
      unopened: ofThese(records.ofLot('bidding.bid-unopened.v1', lot)),
    },
  ];
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
