import { type CaseRef } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';

/** A bid version that a closing list names. */
export interface StandingBid {
  readonly bid: string;
  readonly version: number;
  readonly manifestDigest: string;
  readonly receivedAt: string;
}

interface Row {
  readonly bid: string;
  readonly version: number;
  readonly manifest_digest: string;
  readonly received_at: Date;
}

/** Of each bid of a lot that stands, the last version that was received in a round; none of one that has no offer in it. */
export async function standingBids(
  manager: EntityManager,
  { project, lot }: CaseRef,
  round: number,
): Promise<StandingBid[]> {
  const rows = await manager.query<Row[]>(
    `SELECT bid.id AS bid, last.version, manifest_digest, received_at
     FROM bid CROSS JOIN LATERAL (
       SELECT version, manifest_digest, received_at FROM bid_version
       WHERE bid_version.bid = bid.id AND (manifest->>'round')::int = $3 ORDER BY version DESC LIMIT 1) AS last
     WHERE project = $1 AND lot = $2 AND state <> 'withdrawn' ORDER BY received_at, bid.id`,
    [project, lot, round],
  );
  return rows.map(({ bid, version, manifest_digest: manifestDigest, received_at }) => ({
    bid,
    version,
    manifestDigest,
    receivedAt: received_at.toISOString(),
  }));
}
