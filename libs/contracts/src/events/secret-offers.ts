import {
  type CaseLaw,
  isSecret,
  kindOfStage,
  type OfOffers,
  PROCEDURES,
  type Stand,
} from '@mingtang/procedure/procedures';
import { type EventData, EVENTS, type EventType } from './catalogue';

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

/** Offers of which an event tells: of a lot, or where none is named of all of its project. */
export interface OffersTold extends OfOffers {
  readonly lot?: string;
}

/** The offers of which an event tells, where nobody may learn of them before they are told; undefined of any other. */
export function offersTold<Type extends EventType>({ type, data }: Said<Type>): OffersTold | undefined {
  if (EVENTS[type].shownFrom !== 'after-opening') return undefined;
  const { lot } = data as { readonly lot?: string };
  return { ...(EVENTS[type].offers as (data: EventData<Type>) => OfOffers)(data), ...(lot !== undefined && { lot }) };
}

/**
 * Whether nobody may learn of these offers yet (ANN-09): of their lot or, where they are those of the whole project, of any of its lots. What names no
 * lot of the project must not stay hidden for good, and is told with the last.
 * @param lots of the project, all that are known; while there are none, all is secret
 */
export function areSecret({ lot, ...offers }: OffersTold, lots: readonly StandingLot[]): boolean {
  const named = lots.filter((each) => each.lot === lot);
  const concerned = named.length === 0 ? lots : named;
  return lots.length === 0 || concerned.some(({ law, stand }) => isSecret(law.definition, stand, offers));
}

/** Whether an event tells of offers of which nobody may learn yet, see {@link areSecret}. */
export function tellsSecret<Type extends EventType>(said: Said<Type>, lots: readonly StandingLot[]): boolean {
  const offers = offersTold(said);
  return offers !== undefined && areSecret(offers, lots);
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
