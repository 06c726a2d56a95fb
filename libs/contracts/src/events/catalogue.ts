import { type Static, type TSchema } from '@sinclair/typebox';
import { announcementEvents } from './announcement.events';
import { biddingEvents } from './bidding.events';
import { type CloudEvent } from './cloud-event';
import { disclosureEvents } from './disclosure.events';
import { evaluationEvents } from './evaluation.events';
import { ledgerEvents } from './ledger.events';

/** Every event type with the JSON schema of its data. Types are only ever added, schemas only ever widened. */
export const EVENT_SCHEMAS = {
  ...announcementEvents,
  ...biddingEvents,
  ...evaluationEvents,
  ...disclosureEvents,
  ...ledgerEvents,
} as const satisfies Record<string, TSchema>;

export type EventType = keyof typeof EVENT_SCHEMAS;
export type EventData<Type extends EventType> = Static<(typeof EVENT_SCHEMAS)[Type]>;
/** A process event, discriminated by its `type`. */
export type ProcessEvent<Type extends EventType = EventType> = {
  [T in Type]: CloudEvent<T, EventData<T>>;
}[Type];

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENT_SCHEMAS, type);
}

/** The service that publishes a type: its part before the first dot. */
export function publisherOf(type: EventType): string {
  return type.slice(0, type.indexOf('.'));
}
