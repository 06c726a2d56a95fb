import { eventsOfRound, type EventType, type RoundEvents } from '@mingtang/contracts';
import { OFFER_ROUNDS, type OfferRound, roundNumbered, roundsOf } from '@mingtang/procedure/bidding';
import { type Records, type Shown } from '../log/records';
import { type Tender } from '../tender/tender';

export type Closed = Shown<'bidding.bidding-closed.v1'> | Shown<'bidding.final-offers-closed.v1'>;
export type NotOpened = Shown<'bidding.lot-opening-failed.v1'> | Shown<'bidding.final-offers-failed.v1'>;
export type Submitted =
  | Shown<'bidding.bid-submitted.v1'>
  | Shown<'bidding.bid-replaced.v1'>
  | Shown<'bidding.final-offer-submitted.v1'>
  | Shown<'bidding.final-offer-replaced.v1'>;

/** A round of sealed offers, as the log tells of it. */
type Round = RoundEvents & Pick<OfferRound, 'round' | 'setFor'>;

const ROUNDS = OFFER_ROUNDS.map(withEvents);

/** Types of events by which an offer comes in. */
export const OFFERING: readonly Submitted['type'][] = ROUNDS.flatMap(({ submitted, replaced }) => [
  submitted,
  replaced,
]);

/** The rounds of a tender. */
export function roundsIn({ definition }: Pick<Tender, 'definition'>): readonly Round[] {
  return roundsOf(definition).map(withEvents);
}

function withEvents({ round, setFor }: OfferRound): Round {
  return { round, setFor, ...eventsOfRound(round) };
}

/** Of which round an offer is. */
export function roundOf({ type }: { readonly type: EventType }): number {
  return ROUNDS.find(({ submitted, replaced }) => type === submitted || type === replaced)?.round ?? 1;
}

/** Whether it takes the place of another of its round. */
export function isReplacement({ type }: { readonly type: EventType }): boolean {
  return ROUNDS.some(({ replaced }) => type === replaced);
}

export function closingsIn(records: Records, { closed }: Round, lot: string): readonly Closed[] {
  return records.ofLot(closed, lot) as readonly Closed[];
}

export function failuresIn(records: Records, { failed }: Round, lot: string): readonly NotOpened[] {
  return records.ofLot(failed, lot) as readonly NotOpened[];
}

/** Names a round of a lot. */
export function placeOf(lot: string, round: number): string {
  return `${lot} ${round}`;
}

/** UTC instant from which offers of a round are late: of the first as published, of a later one as it was called for. */
export function deadlineOf(records: Records, { deadline }: Tender, lot: string, round: number): string | undefined {
  if (roundNumbered(round).setFor === 'project') return deadline;
  return records.ofLot('evaluation.final-offers-called.v1', lot).at(-1)?.payload.deadline;
}
