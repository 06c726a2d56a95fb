import { type OpeningFailure } from '@mingtang/procedure';
import { type EntityManager } from 'typeorm';
import { type LockedProject } from '../projections/lock-project';
import { type Attempt, shareFailure } from './attempt';
import { type BidOpening } from './bid-opening.entity';

/** A bid of a closing list that is not open yet, and why by what has been released of it. */
export interface UnopenedBid {
  readonly bid: string;
  readonly version: number;
  readonly failure: OpeningFailure;
  readonly attemptedWith: number;
  readonly wrongShares: readonly string[];
}

interface Row extends Pick<BidOpening, 'bid' | 'version' | 'failure'> {
  readonly attempted_with: number;
  readonly shares: number;
  readonly faulted: string[];
  readonly wrong_shares: string[];
}

/** The bids of a lot that wait to be opened. */
export async function unopenedBids(
  manager: EntityManager,
  { id, published }: Pick<LockedProject, 'id' | 'published'>,
  lot: string,
): Promise<UnopenedBid[]> {
  const { threshold, custodians } = published.custody;
  const rows = await manager.query<Row[]>(
    `SELECT opening.bid, opening.version, failure, attempted_with, wrong_shares, count(release.share)::int AS shares,
            coalesce(array_agg(release.custodian) FILTER (WHERE release.fault IS NOT NULL), '{}') AS faulted
     FROM bid_opening AS opening
     LEFT JOIN release ON release.bid = opening.bid AND release.version = opening.version
     WHERE project = $1 AND lot = $2 AND state = 'awaiting-shares'
     GROUP BY opening.bid ORDER BY opening.bid`,
    [id, lot],
  );
  return rows.map(({ bid, version, failure, attempted_with: attemptedWith, shares, faulted, wrong_shares: wrong }) => ({
    bid,
    version,
    failure:
      failure === 'file-damaged'
        ? failure
        : shareFailure({ threshold, custodians: custodians.length, shares, faults: faulted.length }),
    attemptedWith,
    wrongShares: [...new Set([...wrong, ...faulted])],
  }));
}

/** That a bid stays shut. */
export function staysShut({ version: _, ...bid }: UnopenedBid): Attempt {
  return { ...bid, outcome: 'unopened', identity: null, custodians: [] };
}
