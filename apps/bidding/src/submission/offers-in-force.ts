import { type OwnOffer } from '@mingtang/procedure/bidding';
import { type EntityManager } from 'typeorm';

/** What a bidder has in its tenders: each bid by the version in force, and whether it passed the review. */
export async function offersInForce(
  manager: EntityManager,
  bidderKey: string,
  projects: readonly string[],
): Promise<ReadonlyMap<string, OwnOffer>> {
  const rows = await manager.query<(OwnOffer & { readonly id: string })[]>(
    `SELECT bid.id, bid.state, (in_force.manifest->>'round')::int AS round,
            EXISTS (SELECT FROM passed_bid AS passed
                    WHERE passed.project = bid.project AND passed.lot = bid.lot AND passed.bid = bid.id) AS passed
     FROM bid JOIN bid_version AS in_force ON in_force.bid = bid.id AND in_force.version = bid.version
     WHERE bid.bidder_key = $1 AND bid.project = ANY($2::uuid[])`,
    [bidderKey, projects],
  );
  return new Map(rows.map(({ id, ...offer }) => [id, offer]));
}
