import { type BidManifest, manifestDigest } from '@mingtang/sealing';
import { type CaseRef, rowsOf } from '@mingtang/service-kit';
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
  readonly received_at: Date;
}

/** Of each bid of a lot that stands, the last version that was received in a round; none of one that has no offer in it. */
export async function standingBids(manager: EntityManager, of: CaseRef, round: number): Promise<StandingBid[]> {
  const rows = await manager.query<(Row & { manifest_digest: string })[]>(
    standingWith('manifest_digest'),
    parametersOf(of, round),
  );
  return rows.map((row) => standing(row, row.manifest_digest));
}

/** The same by the manifests themselves, and not by the digests that are kept of them: what evidence goes by. */
export async function standingManifests(manager: EntityManager, of: CaseRef, round: number): Promise<StandingBid[]> {
  const rows = rowsOf<Row & { manifest: BidManifest }>(manager, standingWith('manifest'), parametersOf(of, round));
  const bids: StandingBid[] = [];
  for await (const row of rows) bids.push(standing(row, manifestDigest(row.manifest)));
  return bids;
}

function standingWith(column: 'manifest' | 'manifest_digest'): string {
  return `SELECT bid.id AS bid, last.version, last.${column}, received_at
     FROM bid CROSS JOIN LATERAL (
       SELECT version, ${column}, received_at FROM bid_version
       WHERE bid_version.bid = bid.id AND (manifest->>'round')::int = $3 ORDER BY version DESC LIMIT 1) AS last
     WHERE project = $1 AND lot = $2 AND state <> 'withdrawn' ORDER BY received_at, bid.id`;
}

function parametersOf({ project, lot }: CaseRef, round: number): unknown[] {
  return [project, lot, round];
}

function standing({ bid, version, received_at }: Row, digest: string): StandingBid {
  return { bid, version, manifestDigest: digest, receivedAt: received_at.toISOString() };
}
