import {
  type CaseLaw,
  isSecret,
  kindOfStage,
  type OfOffers,
  PROCEDURES,
  type Stand,
} from '@mingtang/procedure/procedures';
import { type EventData, EVENTS, type EventType } from './catalogue';
import { lotsOf } from './lots-of';

/** Where a lot stands, as whoever asks knows it. */
export interface StandingLot {
  readonly lot: string;
  readonly law: Pick<CaseLaw, 'definition'>;
  readonly stand: Pick<Stand, 'stage' | 'done'>;
}

interface Said<Type extends EventType> {
  readonly type: Type;
  readonly data: EventData<Type>;
}

/**
 * Whether an event tells of offers of which nobody may learn yet (ANN-09): of its lot or, where it is about the whole project, of any of its lots, in the
 * round and the envelope that it is about. What was obtained or paid for the project as a whole tells of all its lots until each is opened.
 * @param lots of its project, all that are known; while there are none, all is secret
 */
export function tellsSecret<Type extends EventType>({ type, data }: Said<Type>, lots: readonly StandingLot[]): boolean {
  if (EVENTS[type].shownFrom !== 'after-opening') return false;
  const named = lotsOf(
    data as object,
    lots.map(({ lot }) => lot),
  );
  if (lots.length === 0) return true;
  // What names no lot of the project must not stay hidden for good.
  const concerned = named.length === 0 ? lots : lots.filter(({ lot }) => named.includes(lot));
  const offers = (EVENTS[type].offers as (data: EventData<Type>) => OfOffers)(data);
  return concerned.some(({ law, stand }) => isSecret(law.definition, stand, offers));
}

/** Whether an event of that type carries a notice: with it the log lists the custodians' recipients that it may name. */
export function isNotice(type: EventType): boolean {
  return 'published' in EVENTS[type].data.properties;
}

/** Whether there is a procedure in which the act of such an event may end a secret, so that the log lists sealed records before it. */
export function mayEndSecret(type: EventType): boolean {
  const { act } = EVENTS[type];
  return PROCEDURES.some(
    ({ acts, envelopes }) =>
      envelopes.some(({ secretUntil }) => secretUntil === act) ||
      Object.values(acts[act]?.leads ?? {}).some((stage) => stage !== 'stays' && kindOfStage(stage) === 'failure'),
  );
}
