import { type EventData, type EventType, type ProcessEvent } from '@mingtang/contracts';
import { type Notice } from './notice';
import { type Knowledge } from './knowledge';
import { BEFORE_OPENING } from './before-opening';
import { EVALUATION } from './evaluation';
import { OPENING } from './opening';
import { RESULT } from './result';
import { type Recipient } from './recipient';

/** An event as it concerns people: what it says, and whom it is addressed to without naming them. */
export interface Told<Type extends EventType> {
  readonly data: EventData<Type>;
  readonly addressees: readonly Recipient[];
  /** When it was said. */
  readonly time: string;
}

export type Telling<Type extends EventType> = (told: Told<Type>, knowledge: Knowledge) => readonly Notice[];
export type Tellings = { readonly [Type in EventType]?: Telling<Type> };

const TELLINGS: Tellings = { ...BEFORE_OPENING, ...OPENING, ...EVALUATION, ...RESULT };

/**
 * Whom an event is told to, and what. Secrecy comes first: nobody is told, or may infer from being told, what the platform's API
 * would not show at that moment (ANN-09, EVA-03).
 * @param knowledge after the event.
 */
export function whomToTell(event: ProcessEvent, knowledge: Knowledge): readonly Notice[] {
  const telling = TELLINGS[event.type] as Telling<EventType> | undefined;
  const { data, time } = event;
  return telling?.({ data, time, addressees: addresseesOf(event) }, knowledge) ?? [];
}

/** Whom an event is addressed to without naming them. */
export function addresseesOf({ addressees = '' }: Pick<ProcessEvent, 'addressees'>): Recipient[] {
  return addressees
    .split(' ')
    .filter((addressee) => addressee !== '')
    .map((addressee): Recipient => `unnamed:${addressee}`);
}
