import { type ReleaseRefusal as Reason } from '@mingtang/procedure/bidding';
import { type EntityManager } from 'typeorm';
import { type OpeningRef } from '../opening/lot-opening';

/** A custodian's last word why it releases nothing in an opening of a lot, after which it has released nothing. */
export interface StandingRefusal {
  readonly custodian: string;
  readonly reason: Reason;
  readonly detail: string;
  readonly received_at: Date;
}

/** By custodian. */
export async function standingRefusals(
  manager: EntityManager,
  { project, lot, begunBy }: OpeningRef,
): Promise<Map<string, StandingRefusal>> {
  const rows = await manager.query<StandingRefusal[]>(
    `SELECT DISTINCT ON (custodian) custodian, reason, detail, received_at FROM release_refusal AS refusal
     WHERE project = $1 AND lot = $2 AND begun_by = $3
       AND NOT EXISTS (SELECT FROM release_batch AS batch
                       WHERE batch.project = $1 AND batch.lot = $2 AND batch.custodian = refusal.custodian
                         AND batch.received_at > refusal.received_at)
     ORDER BY custodian, received_at DESC, event`,
    [project, lot, begunBy],
  );
  return new Map(rows.map((row) => [row.custodian, row]));
}
