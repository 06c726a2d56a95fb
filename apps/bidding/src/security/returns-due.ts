import { type SecurityReturnCause, securityReturnDue } from '@mingtang/procedure';
import { type EntityManager } from 'typeorm';
import { type LockedProject } from '../projections/lock-project';

/**
 * Marks securities of a project as due back, each for the first cause that frees it: those of registrations that have no bid
 * left that may still win. What is on record against a winner keeps its security held (DIS-05, DIS-06).
 * @param happenedAt when the cause arose; the time to return them runs from it (BID-03, DIS-05, ANN-11).
 * @param registration only this one's, where the cause concerns it alone.
 */
export async function markReturnsDue(
  manager: EntityManager,
  { id, definition, published }: Pick<LockedProject, 'id' | 'definition' | 'published'>,
  cause: SecurityReturnCause,
  happenedAt: string,
  registration: string | null = null,
): Promise<void> {
  await manager.query(
    `UPDATE security_payment AS payment SET return_cause = $2, return_due = $3
     WHERE project = $1 AND state = 'paid' AND return_due IS NULL AND ($4::uuid IS NULL OR registration = $4)
       AND NOT EXISTS (
         SELECT FROM bid JOIN lot ON lot.project = bid.project AND lot.id = bid.lot
         LEFT JOIN bid_opening AS opening ON opening.bid = bid.id
         WHERE bid.registration = payment.registration AND bid.state = 'submitted'
           AND lot.stage NOT IN ('failed', 'cancelled', 'contracted')
           AND NOT (opening.state = 'unopened' AND opening.fault = 'other'))
       AND NOT EXISTS (
         SELECT FROM contract_refusal JOIN bid ON bid.id = contract_refusal.bid
         WHERE bid.registration = payment.registration)`,
    [id, cause, securityReturnDue(cause, happenedAt, definition, published.calendar), registration],
  );
}

/** A bidder that bids again after a withdrawal stands for its bid again: its security is no longer due back. */
export async function keepSecurities(manager: EntityManager, registrations: readonly string[]): Promise<void> {
  await manager.query(
    `UPDATE security_payment SET return_cause = NULL, return_due = NULL
     WHERE registration = ANY($1::uuid[]) AND state = 'paid' AND return_cause = 'withdrawn-in-time'`,
    [registrations],
  );
}
