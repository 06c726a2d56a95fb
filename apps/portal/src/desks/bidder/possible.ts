import { OFFER_ROUNDS } from '@mingtang/procedure/bidding';
import { type ActId } from '@mingtang/procedure/procedures';
import { type Schema } from '../../api/api';

type OwnTender = Schema<'bidding.OwnTenderDto'>;

/** Something that the bidder may do in a lot of a tender that it takes part in. */
export interface PossibleAct {
  readonly tender: OwnTender;
  readonly lot: string;
  readonly act: ActId;
  readonly until?: string;
}

/** Whether an act hands in an offer, which whoever takes part owes. */
export function handsIn({ act }: Pick<PossibleAct, 'act'>): boolean {
  return OFFER_ROUNDS.some(({ submit }) => submit === act);
}

/** All that a bidder may do over its tenders, what ends first first; what has no end last. */
export function possibleIn(tenders: readonly OwnTender[]): readonly PossibleAct[] {
  const all = tenders
    .filter(({ cancelled }) => !cancelled)
    .flatMap((tender) =>
      tender.lots.flatMap(({ lot, possible }) => possible.map((each) => ({ tender, lot, ...each }))),
    );
  return all.toSorted((a, b) => endOf(a) - endOf(b));
}

function endOf({ until }: PossibleAct): number {
  return until === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(until);
}
