import { type BidManifest, manifestDigest } from '@mingtang/sealing';
import { type EvidenceLine, rowsOf, stateLine } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';

interface PaymentRow {
  readonly registration: string;
  readonly state: 'paid' | 'returned' | 'forfeited';
  readonly recorded_at: Date;
  readonly settled_at: Date | null;
}

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
  for await (const { id: registration, registered_at } of rows<{ id: string; registered_at: Date }>(
    'SELECT id, registered_at FROM registration WHERE project = $1 ORDER BY registered_at, id',
  ))
    yield stateLine('bidding.bidder-registered.v1', {
      project,
      registration,
      registeredAt: registered_at.toISOString(),
    });
  for await (const payment of rows<PaymentRow>(
    `SELECT registration, state, recorded_at, settled_at FROM security_payment WHERE project = $1
     ORDER BY recorded_at, id`,
  ))
    yield* securityState(project, payment);
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

function* securityState(project: string, payment: PaymentRow): Generator<EvidenceLine> {
  const { registration, state, recorded_at, settled_at } = payment;
  const recordedAt = recorded_at.toISOString();
  yield stateLine('bidding.security-recorded.v1', { project, registration, state: 'paid', recordedAt });
  if (settled_at)
    yield stateLine('bidding.security-recorded.v1', {
      project,
      registration,
      state,
      recordedAt: settled_at.toISOString(),
    });
}
