import { type Static } from '@sinclair/typebox';
import { announcementEvents } from './announcement';
import { biddingEvents } from './bidding';
import { type CloudEvent } from './cloud-event';
import { type Facts, type FactSaid, type Publisher } from './define-event';
import { disclosureEvents } from './disclosure';
import { evaluationEvents } from './evaluation';
import { ledgerEvents } from './ledger';
import { supervisionEvents } from './supervision';

const ALL = [
  ...announcementEvents,
  ...biddingEvents,
  ...evaluationEvents,
  ...disclosureEvents,
  ...ledgerEvents,
  ...supervisionEvents,
] as const;

type Catalogue = { readonly [Each in (typeof ALL)[number] as Each['type']]: Each };

/** Every event with all that is said of it. Types are only ever added, schemas only ever widened. */
export const EVENTS = Object.fromEntries(ALL.map((event) => [event.type, event])) as Catalogue;

export type EventType = keyof Catalogue;
export type EventData<Type extends EventType> = Static<Catalogue[Type]['data']>;
/** A process event, discriminated by its `type`. */
export type ProcessEvent<Type extends EventType = EventType> = {
  [T in Type]: CloudEvent<T, EventData<T>>;
}[Type];

export const EVENT_TYPES: readonly EventType[] = ALL.map(({ type }) => type);

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENTS, type);
}

/** The service that publishes a type: its part before the first dot. */
export function publisherOf(type: EventType): Publisher {
  return type.slice(0, type.indexOf('.')) as Publisher;
}

/** What the register tells of an event. */
export function publicFacts<Type extends EventType>(type: Type, data: EventData<Type>): Facts {
  return (EVENTS[type].publicFacts as (data: EventData<Type>) => Facts)(data);
}

/** What an event says of its act. @param data at least the members that its fact reads */
export function factSaid<Type extends EventType>(type: Type, data: EventData<Type>): FactSaid {
  return (EVENTS[type].fact as (data: EventData<Type>) => FactSaid)(data);
}

/** Whether it counts among the open events of its project: all but those of sealed types, of which nobody may learn how many there are. */
export function isOpen(type: EventType): boolean {
  return EVENTS[type].record !== 'sealed';
}

/** Types of hashed records that an event of that type makes public for its lot. */
export function disclosedBy(type: EventType): readonly EventType[] {
  return EVENT_TYPES.filter((hashed) => disclosersOf(hashed).includes(type));
}

/** Types of events that make a hashed record of that type public; none of records that are not hashed, or are so for good. */
export function disclosersOf(hashed: EventType): readonly EventType[] {
  const { secrecy } = EVENTS[hashed];
  return secrecy.kind === 'hashed' ? (secrecy.disclosedWith as readonly EventType[]) : [];
}
