import { type EntityManager } from 'typeorm';
import { type ArrivedBid } from '../submission/arrived-bid';

/** Uploads that these bids refer to and that have gone since they were looked up; the others cannot go before the commit. */
export async function missingUploads(
  manager: EntityManager,
  bids: readonly Pick<ArrivedBid, 'files'>[],
): Promise<ReadonlySet<string>> {
  const ids = uploadsOf(bids);
  if (ids.length === 0) return new Set();
  const there = await manager.query<{ id: string }[]>(
    `SELECT id FROM upload WHERE id = ANY($1::text[]) AND state IN ('finished', 'kept') ORDER BY id FOR UPDATE`,
    [ids],
  );
  const found = new Set(there.map(({ id }) => id));
  return new Set(ids.filter((id) => !found.has(id)));
}

/** Makes the uploads of received bids part of them for good. */
export async function keepUploads(manager: EntityManager, bids: readonly Pick<ArrivedBid, 'files'>[]): Promise<void> {
  const ids = uploadsOf(bids);
  if (ids.length > 0) await manager.query(`UPDATE upload SET state = 'kept' WHERE id = ANY($1::text[])`, [ids]);
}

function uploadsOf(bids: readonly Pick<ArrivedBid, 'files'>[]): string[] {
  return bids.flatMap(({ files }) => files.flatMap(({ upload }) => upload ?? []));
}
