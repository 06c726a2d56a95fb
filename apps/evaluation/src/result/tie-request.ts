import { digestOf, seedOf } from '../digest';
import { type Evaluation } from '../lot/evaluation.entity';
import { openedBids } from '../lot/opened-bids';

/** What a tie would be drawn for: fixed by the opening record, before the randomness is drawn. */
export interface TieRequest {
  readonly type: 'mingtang/tie-request/v1';
  readonly project: string;
  readonly lot: string;
  /** Ids of all bids that are evaluated, ascending. */
  readonly bids: readonly string[];
}

export function tieRequestOf({ project, lot, opening }: Pick<Evaluation, 'project' | 'lot' | 'opening'>): TieRequest {
  const bids = openedBids(opening).map(({ bid }) => bid);
  return { type: 'mingtang/tie-request/v1', project, lot, bids: bids.sort() };
}

/** @throws RangeError before the committee has formed: there is no randomness yet. */
export function tieSeedOf(evaluation: Evaluation): string {
  if (evaluation.tieRandomness === null) throw new RangeError('the committee has not formed');
  return seedOf(digestOf(tieRequestOf(evaluation)), evaluation.tieRandomness);
}
