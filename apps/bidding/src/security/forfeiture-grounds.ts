import { type ForfeitureGround } from '@mingtang/procedure/bidding';
import { type EntityManager } from 'typeorm';

/**
 * What is on record against the bids of a registration: those that would not open through their bidder's fault count as revoked after
 * the deadline (OPN-04, BID-05); winners who did not sign, or gave no performance security, disclosure has told of (DIS-05, DIS-06).
 */
export function forfeitureGrounds(manager: EntityManager, registration: string): Promise<ForfeitureGround[]> {
  return manager.query<ForfeitureGround[]>(
    `SELECT reason, lot, bid FROM (
       SELECT 'revoked-after-deadline' AS reason, opening.lot, opening.bid, decided_at AS at
       FROM bid_opening AS opening JOIN bid ON bid.id = opening.bid
       WHERE bid.registration = $1 AND opening.state = 'unopened' AND fault = 'bidder'
       UNION ALL
       SELECT reason, contract_refusal.lot, contract_refusal.bid, recorded_at
       FROM contract_refusal JOIN bid ON bid.id = contract_refusal.bid
       WHERE bid.registration = $1
     ) AS grounds ORDER BY at, lot`,
    [registration],
  );
}
