import { type OpeningFailure } from '@mingtang/procedure/bidding';
import { type TradedProject } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { type Attempt, shareFailure } from './attempt';
import { type BidOpening } from './bid-opening.entity';
import { type OpeningRef } from './lot-opening';

/** An envelope of a bid of a closing list that is not open yet, and why by what has been released of it. */
export interface UnopenedBid {
  readonly bid: string;
  readonly version: number;
  readonly round: number;
  readonly envelope: string;
  readonly failure: OpeningFailure;
  readonly attemptedWith: number;
}

interface Row extends Pick<BidOpening, 'bid' | 'version' | 'round' | 'envelope' | 'failure'> {
  readonly attempted_with: number;
  readonly faults: number;
}

/** The envelopes of bids that wait to be opened in an opening of a lot. */
export async function unopenedBids(
  manager: EntityManager,
  { published }: Pick<TradedProject, 'published'>,
  { project, lot, begunBy }: OpeningRef,
): Promise<UnopenedBid[]> {
  const { threshold, custodians } = published.custody;
  const rows = await manager.query<Row[]>(
    `SELECT opening.bid, opening.version, opening.round, opening.envelope, failure, attempted_with,
            count(release.fault)::int AS faults
     FROM bid_opening AS opening LEFT JOIN release USING (bid, version, envelope)
     WHERE project = $1 AND lot = $2 AND begun_by = $3 AND state = 'awaiting-shares'
     GROUP BY opening.bid, opening.version, opening.envelope ORDER BY opening.bid, opening.envelope`,
    [project, lot, begunBy],
  );
  return rows.map(({ failure, faults, attempted_with: attemptedWith, ...of }) => ({
    ...of,
    // What was found when there were enough right shares holds; else it is asked who owes what is missing.
    failure: failure ?? shareFailure({ threshold, custodians: custodians.length, faults }),
    attemptedWith,
  }));
}

/** That an envelope stays shut. */
export function staysShut({ round: _, ...envelope }: UnopenedBid): Attempt {
  return { ...envelope, outcome: 'unopened', identity: null, custodians: [] };
}
