import { type EventData, type EventType, organisationKey, type ProcessEvent } from '@mingtang/contracts';
import { type KnownLot } from '../telling/knowledge';

type Lesson<Type extends EventType> = (lot: KnownLot, data: EventData<Type>) => KnownLot;

const LESSONS: { readonly [Type in EventType]?: Lesson<Type> } = {
  'bidding.opening-completed.v1': (lot, { entries }) => ({
    ...lot,
    bidders: [...new Set(entries.map(({ bidder }) => organisationKey(bidder)))],
    bids: Object.fromEntries(entries.map(({ bid, bidder }) => [bid, organisationKey(bidder)])),
  }),
  'evaluation.review-concluded.v1': (lot, { passed = [] }) => ({
    ...lot,
    consulted: passed.flatMap(({ bid }) => lot.bids[bid] ?? []),
  }),
  'bidding.consultation-left.v1': (lot, { bid }) => ({
    ...lot,
    consulted: lot.consulted.filter((key) => key !== lot.bids[bid]),
  }),
  'evaluation.committee-formed.v1': (lot, { subjects }) => ({ ...lot, members: subjects }),
  'disclosure.candidates-published.v1': (lot, { objectionsUntil }) => ({ ...lot, objectionsUntil }),
  'disclosure.objection-filed.v1': (lot, { objection }) => ({
    ...lot,
    openObjections: [...lot.openObjections, objection],
  }),
  'disclosure.objection-answered.v1': (lot, { objection, upheld }) => ({
    ...lot,
    undecidedObjections: upheld ? [...lot.undecidedObjections, objection] : lot.undecidedObjections,
    openObjections: lot.openObjections.filter((open) => open !== objection),
  }),
  'disclosure.objection-decided.v1': (lot, { objection, outcome }) => ({
    ...lot,
    undecidedObjections: lot.undecidedObjections.filter((undecided) => undecided !== objection),
    ended: lot.ended || outcome === 'fails',
  }),
  'disclosure.lot-failed.v1': (lot) => ({ ...lot, ended: true }),
  'disclosure.award-determined.v1': (lot) => ({ ...lot, awarded: lot.awarded || !lot.ended }),
};

/** What is known of a lot after an event about it; the same object where the event teaches nothing. */
export function learn(lot: KnownLot, { type, data }: Pick<ProcessEvent, 'type' | 'data'>): KnownLot {
  const lesson = LESSONS[type] as Lesson<EventType> | undefined;
  return lesson?.(lot, data) ?? lot;
}

export function newLot(id: string, title: string): KnownLot {
  return {
    id,
    title,
    bidders: [],
    bids: {},
    consulted: [],
    members: [],
    openObjections: [],
    undecidedObjections: [],
    awarded: false,
    ended: false,
  };
}
