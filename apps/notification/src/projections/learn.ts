import { type EventData, type EventType, organisationKey, type ProcessEvent } from '@mingtang/contracts';
import { type LotParties } from '../telling/knowledge';

type Lesson<Type extends EventType> = (lot: LotParties, data: EventData<Type>) => LotParties;

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
  'disclosure.award-noticed.v1': (lot, { winner }) => ({ ...lot, winner }),
};

/** Who takes part in a lot after an event about it; the same object where the event teaches nothing. */
export function learn(lot: LotParties, { type, data }: Pick<ProcessEvent, 'type' | 'data'>): LotParties {
  const lesson = LESSONS[type] as Lesson<EventType> | undefined;
  return lesson?.(lot, data) ?? lot;
}

/** Before anybody is known to take part. */
export const NOBODY: LotParties = { bidders: [], bids: {}, consulted: [], members: [] };
