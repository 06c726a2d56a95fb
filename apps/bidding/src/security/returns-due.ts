import { type SecurityReturnCause, securityReturnDue } from '@mingtang/procedure/bidding';
import { stagesOf } from '@mingtang/procedure/procedures';
import { type Case } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';

const ENDED = stagesOf(['success', 'failure', 'cancelled']);

/**
 * Marks securities of a project as due back, each for the first cause that frees it: those of registrations that have no bid
 * left that may still win. What is on record against a winner keeps its security held (DIS-05, DIS-06).
 * @param happenedAt when the cause arose; the time to return them runs from it (BID-03, DIS-05, ANN-11).
 * @param registration only this one's, where the cause concerns it alone.
 */
export async function markReturnsDue(
  manager: EntityManager,
  { project, law }: Pick<Case, 'project' | 'law'>,
  cause: SecurityReturnCause,
  happenedAt: string,
  registration: string | null = null,
): Promise<void> {
  await manager.query(
    `UPDATE security_payment AS payment SET return_cause = $2, return_due = $3
     WHERE project = $1 AND state = 'paid' AND return_due IS NULL AND ($4::uuid IS NULL OR registration = $4)
       AND NOT EXISTS (
         SELECT FROM bid JOIN traded_case AS of ON of.project = bid.project AND of.lot = bid.lot
         WHERE bid.registration = payment.registration AND bid.state = 'submitted'
           AND NOT of.stage = ANY($5)
           AND NOT EXISTS (SELECT FROM bid_opening AS opening
                           WHERE opening.bid = bid.id AND opening.state = 'unopened' AND opening.fault = 'other'))
       AND NOT EXISTS (
         SELECT FROM contract_refusal JOIN bid ON bid.id = contract_refusal.bid
         WHERE bid.registration = payment.registration)`,
    [project, cause, securityReturnDue(cause, happenedAt, law.definition, law.calendar), registration, ENDED],
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
