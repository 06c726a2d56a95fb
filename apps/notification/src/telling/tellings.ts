import { type EventData, type EventType } from '@mingtang/contracts';
import { type Knowledge } from './knowledge';
import { type Notice } from './notice';
import { type Recipient } from './recipient';

/** An event as it concerns people: what it says, and whom it is addressed to without naming them. */
export interface Told<Type extends EventType> {
  readonly data: EventData<Type>;
  readonly addressees: readonly Recipient[];
  /** When it was said. */
  readonly time: string;
}

export type Telling<Type extends EventType> = (told: Told<Type>, knowledge: Knowledge) => readonly Notice[];

export type Tellings = {
  readonly [Type in EventType]?: Telling<Type>;
};
