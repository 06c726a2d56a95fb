import { type Organisation, organisationKey } from '@mingtang/contracts';
import { type SecurityReturnCause, type SecurityState } from '@mingtang/procedure/bidding';
import { alteredLines, type EvidenceLine, rowsOf } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';

interface RegistrationRow {
  readonly id: string;
  readonly bidder_key: string;
  readonly bidder: Organisation;
}

interface PaymentRow {
  readonly registration: string;
  readonly registered_in: string;
  readonly state: SecurityState;
  readonly settled: boolean;
  readonly return_cause: SecurityReturnCause | null;
  readonly due: boolean;
  readonly withdrew: boolean;
  readonly left: boolean;
  /** A bid of its would not open through no fault of its bidder. */
  readonly unopened: boolean;
  readonly grounded: boolean;
  /** Where the lots of the project stand. */
  readonly stages: readonly string[];
  /** A closing of its turned out to stand behind a cancellation. */
  readonly closing_overtaken: boolean;
}

/** Columns of registrations and of the securities paid for them that contradict each other. */
export async function* alteredSecurities(manager: EntityManager, project: string): AsyncGenerator<EvidenceLine> {
  for await (const { id, bidder_key, bidder } of rowsOf<RegistrationRow>(
    manager,
    'SELECT id, bidder_key, bidder FROM registration WHERE project = $1 ORDER BY id',
    [project],
  )) {
    const altered = organisationKey(bidder) === bidder_key ? [] : ['registration.bidder_key'];
    yield* alteredLines('bidding', 'bidding.bidder-registered.v1', id, altered);
  }
  for await (const row of rowsOf<PaymentRow>(
    manager,
    `SELECT payment.registration, registration.project AS registered_in, state, settled_at IS NOT NULL AS settled,
            return_cause, return_due IS NOT NULL AS due,
            EXISTS (SELECT FROM bid WHERE bid.registration = payment.registration AND withdrawn_at IS NOT NULL) AS withdrew,
            EXISTS (SELECT FROM bid WHERE bid.registration = payment.registration AND left_at IS NOT NULL) AS "left",
            EXISTS (SELECT FROM bid JOIN bid_opening ON bid_opening.bid = bid.id
                    WHERE bid.registration = payment.registration AND bid_opening.state = 'unopened'
                      AND fault = 'other') AS unopened,
            (state = 'forfeited') = (forfeiture_reason IS NOT NULL)
              AND (forfeiture_reason IS NULL OR EXISTS (
                SELECT FROM bid
                LEFT JOIN bid_opening AS opening ON opening.bid = bid.id AND opening.state = 'unopened' AND fault = 'bidder'
                LEFT JOIN contract_refusal AS refusal ON refusal.bid = bid.id
                WHERE bid.registration = payment.registration AND bid.id = forfeiture_bid AND bid.lot = forfeiture_lot
                  AND CASE forfeiture_reason WHEN 'revoked-after-deadline' THEN opening.bid IS NOT NULL
                                             ELSE refusal.reason = forfeiture_reason END)) AS grounded,
            ARRAY(SELECT DISTINCT stage FROM traded_case AS of WHERE of.project = payment.project) AS stages,
            EXISTS (SELECT FROM traded_case AS of WHERE of.project = payment.project
                    AND (of.settled -> 'overtaken' @> '[{"act": "close-bidding"}]'
                         OR of.settled -> 'overtaken' @> '[{"act": "close-final-offers"}]')) AS closing_overtaken
     FROM security_payment AS payment JOIN registration ON registration.id = payment.registration
     WHERE payment.project = $1 ORDER BY payment.id`,
    [project],
  )) {
    const { registration, registered_in, state, settled, grounded } = row;
    yield* alteredLines('bidding', 'bidding.security-recorded.v1', registration, [
      ...(registered_in === project ? [] : ['security_payment.registration']),
      ...((state === 'paid') !== settled ? [] : ['security_payment.state']),
      ...(hasCause(row) ? [] : ['security_payment.return_cause']),
      ...(grounded ? [] : ['security_payment.forfeiture_reason']),
    ]);
  }
}

/** A security is due back where something happened that sets it free (BID-03, DIS-05, ANN-11, OPN-02). */
function hasCause({ return_cause: cause, due, withdrew, unopened, stages, ...row }: PaymentRow): boolean {
  if (cause === null) return !due;
  const arisen: Readonly<Record<SecurityReturnCause, boolean>> = {
    'withdrawn-in-time': withdrew,
    'consultation-left': row.left,
    'bid-not-opened': unopened || stages.includes('failed') || row.closing_overtaken,
    'tender-terminated': stages.includes('failed') || stages.includes('cancelled'),
    'contract-signed': stages.includes('contracted'),
  };
  return due && (arisen[cause] ?? false);
}
