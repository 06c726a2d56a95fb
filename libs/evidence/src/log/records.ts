import { type EventData, type EventType } from '@mingtang/contracts';

/** Of a listing of sealed records, which the log makes by itself. */
export const LISTING = 'ledger.sealed-listed.v1';

/** A record of the project as the log holds it. */
export interface Recorded<Type extends EventType = EventType> {
  readonly type: Type;
  /** Id of the event. */
  readonly event: string;
  /** Of the event: UTC instant. */
  readonly time: string;
  readonly actorRole: string;
  /** Of the project, where its entry names one. */
  readonly lot?: string;
  /** How many open events of the project its service had taken in when it acted, where it says so. */
  readonly seen?: number;
  /** Of its entry; of a sealed record that of the batch in which it is sealed. */
  readonly index: number;
  /** 1, 2, 3… of the project's records; undefined of a sealed one. */
  readonly seq?: number;
  /** Text of its entry, of a draw's request only: an anchor proves it in an earlier log. */
  readonly entry?: string;
  /** SHA-256 of the canonical payload, without salt; undefined where the payload is not public. */
  readonly digest?: string;
  /** Undefined where it is not public. */
  readonly payload?: EventData<Type>;
}

/** A record whose payload is public. */
export type Shown<Type extends EventType> = Recorded<Type> & {
  readonly payload: EventData<Type>;
  readonly digest: string;
};

/** The entry by which the log told of a sealed record. */
export interface Listing {
  readonly index: number;
  readonly time: string;
}

/** All records of the project that the bundle shows, in the order of the log. */
export class Records {
  private readonly byType = new Map<EventType, Recorded[]>();
  private readonly byEvent = new Map<string, Recorded>();
  private readonly listings = new Map<string, Listing>();
  private latest: Recorded | undefined;

  add(record: Recorded): void {
    const known = this.byType.get(record.type) ?? [];
    known.push(record);
    this.byType.set(record.type, known);
    this.byEvent.set(record.event, record);
    if (!this.latest || record.time > this.latest.time) this.latest = record;
  }

  /** Those of a type whose payload is public, in the order of the log. */
  of<Type extends EventType>(type: Type): readonly Shown<Type>[] {
    return (this.byType.get(type) ?? []).filter(isShown) as unknown as readonly Shown<Type>[];
  }

  /** Those of a type for one lot. */
  ofLot<Type extends EventType>(type: Type, lot: string): readonly Shown<Type>[] {
    return this.of(type).filter(({ payload }) => (payload as { lot?: string }).lot === lot);
  }

  /** Says by which entry a sealed record was listed. */
  list(event: string, listing: Listing): void {
    this.listings.set(event, listing);
  }

  /** Undefined of what was not sealed. */
  listingOf({ event }: Recorded): Listing | undefined {
    return this.listings.get(event);
  }

  withEvent(id: string): Recorded | undefined {
    return this.byEvent.get(id);
  }

  all(): IterableIterator<Recorded> {
    return this.byEvent.values();
  }

  /** The record with the latest time. */
  newest(): Recorded | undefined {
    return this.latest;
  }
}

function isShown(record: Recorded): record is Shown<EventType> {
  return record.payload !== undefined;
}
