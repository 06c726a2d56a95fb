import { eventsOfRound } from '@mingtang/contracts';
import { type BidManifest, manifestDigest } from '@mingtang/sealing';
import { type EvidenceLine, rowsOf, stateLine } from '@mingtang/service-kit';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { Bid } from '../submission/bid.entity';
import { registeredFact } from '../registration/registered-fact';
import { type BidArrival } from '../arrivals/bid-arrival.entity';
import { type Registration } from '../registration/registration.entity';
import { forfeitedFact, paidFact, returnedFact } from '../security/recorded-fact';
import { type SecurityPayment } from '../security/security-payment.entity';

interface VersionRow {
  readonly bid: string;
  readonly lot: string;
  readonly version: number;
  readonly act: 'submitted' | 'replaced';
  readonly manifest: BidManifest;
  readonly received_at: Date;
  readonly taken_in_at: Date;
  readonly signer: string | null;
  readonly previous_signature: string | null;
  /** The version before has another signer. */
  readonly changed: boolean | null;
}

interface WithdrawnRow {
  readonly bid: string;
  readonly lot: string;
  readonly version: number;
  readonly withdrawn_at: Date;
  readonly withdrawal_taken_in_at: Date;
  readonly withdrawal_signature: string | null;
}

/**
 * What bidders did, by the rows: registrations, securities, bid versions (each by its manifest as stored), withdrawals.
 * @param isTold whether it is told who made the offers of a round of a lot: before that nothing is said of them.
 */
export async function* actsBeforeClosing(
  manager: EntityManager,
  project: string,
  isTold: (lot: string, round: number) => boolean,
): AsyncGenerator<EvidenceLine> {
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
            forfeiture_reason AS "forfeitureReason", forfeiture_statement AS "forfeitureStatement",
            forfeiture_bid AS "forfeitureBid", forfeiture_lot AS "forfeitureLot"
     FROM security_payment WHERE project = $1 ORDER BY recorded_at, id`,
  )) {
    yield stateLine('bidding.security-recorded.v1', paidFact(payment));
    const { state, settledAt, forfeitureBid: bid, forfeitureLot: lot } = payment;
    if (settledAt && state === 'returned')
      yield stateLine('bidding.security-returned.v1', returnedFact(payment, settledAt));
    if (settledAt && state === 'forfeited')
      yield stateLine(
        'bidding.security-forfeited.v1',
        forfeitedFact(payment, { bid: bid ?? '', lot: lot ?? '' }, settledAt),
      );
  }
  for await (const row of rows<VersionRow>(
    `SELECT bid.id AS bid, lot, bid_version.version, bid_version.act, bid_version.manifest, bid_version.received_at,
            bid_version.taken_in_at, bid_version.signer, bid_version.previous_signature,
            before.manifest->>'signer' <> bid_version.manifest->>'signer' AS changed
     FROM bid JOIN bid_version ON bid_version.bid = bid.id
     LEFT JOIN bid_version AS before ON before.bid = bid.id AND before.version = bid_version.version - 1
     WHERE project = $1 ORDER BY bid_version.received_at, bid.id, bid_version.version`,
  )) {
    const { bid, lot, version, act, manifest, received_at, taken_in_at } = row;
    const { round } = manifest;
    if (round > 1 && !isTold(lot, round)) continue;
    const times = { receivedAt: received_at.toISOString(), takenInAt: taken_in_at.toISOString() };
    const said = { manifestDigest: manifestDigest(manifest), ...times };
    yield stateLine(eventsOfRound(round)[act], { project, lot, bid, version, ...said, ...signerTold(row) });
  }
  for await (const {
    bid,
    lot,
    version,
    withdrawn_at,
    withdrawal_taken_in_at,
    withdrawal_signature,
  } of rows<WithdrawnRow>(
    `SELECT id AS bid, lot, version, withdrawn_at, withdrawal_taken_in_at, withdrawal_signature FROM bid
     WHERE project = $1 AND withdrawn_at IS NOT NULL ORDER BY withdrawn_at, id`,
  ))
    yield stateLine('bidding.bid-withdrawn.v1', {
      project,
      lot,
      bid,
      version,
      withdrawnAt: withdrawn_at.toISOString(),
      takenInAt: withdrawal_taken_in_at.toISOString(),
      ...(withdrawal_signature !== null && { signature: withdrawal_signature }),
    });
}

/** Suppliers who left a consultation: told with the closing list of the final offers. */
export async function* consultationsLeft(
  manager: EntityManager,
  project: string,
  isTold: (lot: string, round: number) => boolean,
): AsyncGenerator<EvidenceLine> {
  const left = await manager.find(Bid, {
    where: { project, leftAt: Not(IsNull()) },
    order: { leftAt: 'ASC', id: 'ASC' },
  });
  for (const { id: bid, lot, leftAt } of left)
    if (leftAt && isTold(lot, 2))
      yield stateLine('bidding.consultation-left.v1', { project, lot, bid, leftAt: leftAt.toISOString() });
}

/** Every arrival that was told, and why it came to nothing where it did. */
export async function* arrivalsTold(manager: EntityManager, project: string): AsyncGenerator<EvidenceLine> {
  const sql = `SELECT event, project, lot, bid, version, manifest_digest AS "manifestDigest", arrived_at AS "arrivedAt", outcome,
      code, counted_from AS "countedFrom", decided_at AS "decidedAt"
    FROM bid_arrival WHERE project = $1 ORDER BY arrived_at, event`;
  for await (const row of rowsOf<BidArrival>(manager, sql, [project])) {
    const { lot, bid, version, manifestDigest: digest, arrivedAt, outcome, code, countedFrom, decidedAt } = row;
    const said = { project, lot, bid, version, manifestDigest: digest };
    yield stateLine('bidding.bid-arrived.v1', { ...said, arrivedAt: arrivedAt.toISOString() });
    if (outcome === 'refused' && code !== null && decidedAt && countedFrom)
      yield stateLine('bidding.bid-refused.v1', {
        ...said,
        arrivedAt: countedFrom.toISOString(),
        refusedAt: decidedAt.toISOString(),
        code,
      });
  }
}

/** Whose key signed a version, and how it came to another than the one before; nothing of versions from before that was told. */
function signerTold({ signer, previous_signature, changed }: VersionRow): object {
  if (signer === null) return {};
  if (previous_signature !== null) return { signer, previousSignature: previous_signature };
  return { signer, ...(changed && { signerChanged: true }) };
}
