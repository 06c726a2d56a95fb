import { type BidManifest, manifestDigest } from '@mingtang/sealing';
import { type EvidenceLine, rowsOf, stateLine } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { registeredFact } from '../registration/registered-fact';
import { type Registration } from '../registration/registration.entity';
import { paidFact, settledFact } from '../security/recorded-fact';
import { type SecurityPayment } from '../security/security-payment.entity';

interface VersionRow {
  readonly bid: string;
  readonly lot: string;
  readonly version: number;
  readonly act: 'submitted' | 'replaced';
  readonly manifest: BidManifest;
  readonly received_at: Date;
}

interface WithdrawnRow {
  readonly bid: string;
  readonly lot: string;
  readonly version: number;
  readonly withdrawn_at: Date;
}

/** What bidders did, by the rows: registrations, securities, bid versions (each by its manifest as stored), withdrawals. */
export async function* actsBeforeClosing(manager: EntityManager, project: string): AsyncGenerator<EvidenceLine> {
  const rows = <Row>(sql: string) => rowsOf<Row>(manager, sql, [project]);
  for await (const registration of rows<Registration>(
    `SELECT id, project, bidder_key AS "bidderKey", bidder, payment_reference AS "paymentReference", salt,
            registered_at AS "registeredAt"
     FROM registration WHERE project = $1 ORDER BY registered_at, id`,
  ))
    yield stateLine('bidding.bidder-registered.v1', registeredFact(registration));
  for await (const payment of rows<SecurityPayment>(
    `SELECT id, project, registration, amount, payer_account AS "payerAccount", salt, state, recorded_at AS "recordedAt",
            return_cause AS "returnCause", return_due AS "returnDue", settled_at AS "settledAt",
            forfeiture_reason AS "forfeitureReason", forfeiture_statement AS "forfeitureStatement"
     FROM security_payment WHERE project = $1 ORDER BY recorded_at, id`,
  )) {
    yield stateLine('bidding.security-recorded.v1', paidFact(payment));
    if (payment.settledAt) yield stateLine('bidding.security-recorded.v1', settledFact(payment, payment.settledAt));
  }
  for await (const { bid, lot, version, act, manifest, received_at } of rows<VersionRow>(
    `SELECT bid.id AS bid, lot, bid_version.version, act, manifest, received_at
     FROM bid JOIN bid_version ON bid_version.bid = bid.id
     WHERE project = $1 ORDER BY received_at, bid.id, bid_version.version`,
  )) {
    const said = { manifestDigest: manifestDigest(manifest), receivedAt: received_at.toISOString() };
    yield stateLine(`bidding.bid-${act}.v1`, { project, lot, bid, version, ...said });
  }
  for await (const { bid, lot, version, withdrawn_at } of rows<WithdrawnRow>(
    `SELECT id AS bid, lot, version, withdrawn_at FROM bid
     WHERE project = $1 AND withdrawn_at IS NOT NULL ORDER BY withdrawn_at, id`,
  ))
    yield stateLine('bidding.bid-withdrawn.v1', {
      project,
      lot,
      bid,
      version,
      withdrawnAt: withdrawn_at.toISOString(),
    });
}
