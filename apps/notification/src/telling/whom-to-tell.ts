import { type EventType, type ProcessEvent } from '@mingtang/contracts';
import { type Notice } from './notice';
import { type Knowledge } from './knowledge';
import { BEFORE_OPENING } from './before-opening';
import { EVALUATION } from './evaluation';
import { OPENING } from './opening';
import { RESULT } from './result';
import { type Recipient } from './recipient';
import { type Telling, type Tellings } from './tellings';

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
