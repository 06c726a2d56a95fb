import { type BidManifest, type ReleasedShare as GivenShare } from '@mingtang/sealing';
import { type DataSource } from 'typeorm';
import { type ReleasedShare } from '../custody/release.entity';

type Released = Pick<ReleasedShare, 'custodian' | 'share'>;

/** A bid with what custodians have released of its key, in the order in which it came. */
export interface ReleasedBid {
  readonly bid: string;
  readonly manifest: BidManifest;
  readonly releases: readonly Released[];
}

const BIDS_AT_ONCE = 50;

/**
 * The next bids of a lot whose openings are so, and whose releases are so.
 * @param openings condition on `bid_opening`
 * @param releases condition on all releases of a bid together
 */
export function nextReleased(
  dataSource: DataSource,
  { project, lot }: { readonly project: string; readonly lot: string },
  { openings, releases }: { readonly openings: string; readonly releases: string },
): Promise<ReleasedBid[]> {
  return dataSource.query<ReleasedBid[]>(
    `SELECT opening.bid, manifest,
            json_agg(json_build_object('custodian', custodian, 'share', share) ORDER BY release.received_at, custodian)
              AS releases
     FROM bid_opening AS opening
     JOIN bid_version ON bid_version.bid = opening.bid AND bid_version.version = opening.version
     JOIN release ON release.bid = opening.bid AND release.version = opening.version
     WHERE project = $1 AND lot = $2 AND ${openings}
     GROUP BY opening.bid, bid_version.bid, bid_version.version
     HAVING ${releases}
     ORDER BY opening.bid LIMIT $3`,
    [project, lot, BIDS_AT_ONCE],
  );
}

/** Released shares, and the custodians who said that theirs is no good. */
export function sharesOf(releases: readonly Released[]): {
  readonly shares: readonly GivenShare[];
  readonly faulted: readonly string[];
} {
  return {
    shares: releases.flatMap(({ custodian, share }) => (share === null ? [] : [{ custodian, share }])),
    faulted: releases.filter(({ share }) => share === null).map(({ custodian }) => custodian),
  };
}
