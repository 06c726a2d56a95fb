import { type EntityManager } from 'typeorm';

/** The round of each bid's version in force, by the bid. */
export async function roundsInForce(
  manager: EntityManager,
  bidderKey: string,
  projects: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await manager.query<{ id: string; round: number }[]>(
    `SELECT bid.id, (in_force.manifest->>'round')::int AS round
     FROM bid JOIN bid_version in_force ON in_force.bid = bid.id AND in_force.version = bid.version
     WHERE bid.bidder_key = $1 AND bid.project = ANY($2::uuid[])`,
    [bidderKey, projects],
  );
  return new Map(rows.map(({ id, round }) => [id, round]));
}
