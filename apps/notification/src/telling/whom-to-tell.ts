import { type EventType, type ProcessEvent } from '@mingtang/contracts';
import { type Notice } from './notice';
import { type Knowledge } from './knowledge';
import { BEFORE_OPENING } from './before-opening';
import { EVALUATION } from './evaluation';
import { OPENING } from './opening';
import { isUndone, isVoid, namesLots, type OvertakenIn, tellOvertaken, undoesAnother } from './overtaken';
import { RESULT } from './result';
import { type Recipient } from './recipient';
import { SUSPENSION } from './suspension';
import { type Telling, type Tellings } from './tellings';

const TELLINGS: Tellings = { ...BEFORE_OPENING, ...OPENING, ...EVALUATION, ...RESULT, ...SUSPENSION };

/**
 * Whom an event is told to, and what. Secrecy comes first: nobody is told, or may infer from being told, what the platform's API
 * would not show at that moment (ANN-09, EVA-03). An act that had no effect is not told as if it had.
 * @param knowledge after the event.
 * @param overtaken the lots in which it moved nothing.
 */
export function whomToTell(
  event: ProcessEvent,
  knowledge: Knowledge,
  overtaken: readonly OvertakenIn[] = [],
): readonly Notice[] {
  const telling = TELLINGS[event.type] as Telling<EventType> | undefined;
  const { data, time } = event;
  const addressees = addresseesOf(event);
  const toldOf = (lots: Knowledge['lots']) => telling?.({ data, time, addressees }, { ...knowledge, lots }) ?? [];
  if (overtaken.length === 0 || undoesAnother(event, knowledge)) return toldOf(knowledge.lots);
  if (isUndone(event, overtaken, knowledge)) return [];
  if (isVoid(event, overtaken, knowledge))
    return tellOvertaken(event, addressees, toldOf(knowledge.lots), overtaken, knowledge);
  const told = toldOf(knowledge.lots.filter(({ id }) => overtaken.every(({ lot }) => lot !== id)));
  return [...told, ...(namesLots(event) ? tellOvertaken(event, addressees, told, overtaken, knowledge) : [])];
}

/** Whom an event is addressed to without naming them. */
export function addresseesOf({ addressees = '' }: Pick<ProcessEvent, 'addressees'>): Recipient[] {
  return addressees
    .split(' ')
    .filter((addressee) => addressee !== '')
    .map((addressee): Recipient => `unnamed:${addressee}`);
}
