import { type EntityManager } from 'typeorm';
import { type ReceiptDto } from '@mingtang/service-kit';
import { type ArrivedBid } from './arrived-bid';
import { type Bid } from './bid.entity';
import { type BidFacts } from './decide-bid';
import { type SignerChangeTold } from './signer-change';

/** What the database knows of an arrived bid version. */
export interface KnownBid extends BidFacts {
  readonly registration: string | null;
  /** The bidder's security is due back because it withdrew an earlier bid. */
  readonly securityDue: boolean;
  /** The earliest arrival on record of this very version that was not decided; undefined where none is. */
  readonly arrivedBefore?: string;
}

interface KnownRow {
  readonly registration: string | null;
  readonly security_due: boolean;
  readonly arrived_before: Date | null;
  readonly standing: string | null;
  readonly passed: boolean;
  readonly bid: {
    bidderKey: string;
    project: string;
    lot: string;
    state: Bid['state'];
    version: number;
    round: number;
    signer: string;
  } | null;
  readonly received: Pick<ReceiptDto, 'act' | 'event' | 'digest' | 'time' | 'takenIn' | 'note'> | null;
}

/** What is known of each of these, in their order; no two are of one bidder for one lot, or of one bid. */
export async function knownOf(manager: EntityManager, arrived: readonly ArrivedBid[]): Promise<KnownBid[]> {
  const rows = await manager.query<KnownRow[]>(
    `SELECT registration.id AS registration, payment.id IS NOT NULL AS security_due,
       (SELECT min(arrived_at) FROM bid_arrival WHERE manifest_digest = arrived.digest AND outcome IS NULL) AS arrived_before, standing.id AS standing,
       EXISTS (SELECT FROM passed_bid AS passed WHERE passed.project = bid.project AND passed.lot = bid.lot AND passed.bid = bid.id) AS passed,
       CASE WHEN bid.id IS NOT NULL THEN json_build_object('bidderKey', bid.bidder_key, 'project', bid.project,
         'lot', bid.lot, 'state', bid.state, 'version', bid.version, 'round', (in_force.manifest->>'round')::int, 'signer', in_force.manifest->>'signer') END AS bid,
       CASE WHEN receipt.bid IS NOT NULL THEN json_build_object('act', receipt.act, 'event', receipt.event,
         'digest', receipt.manifest_digest, 'time', receipt.received_at, 'takenIn', receipt.taken_in_at, 'note', receipt.note) END AS received
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::int[], $6::text[])
       WITH ORDINALITY AS arrived(project, lot, bidder, bid, version, digest, n)
     LEFT JOIN registration ON registration.project = arrived.project AND registration.bidder_key = arrived.bidder
     LEFT JOIN security_payment payment ON payment.registration = registration.id AND payment.state = 'paid'
       AND payment.return_cause = 'withdrawn-in-time'
     LEFT JOIN bid standing ON standing.project = arrived.project AND standing.lot = arrived.lot
       AND standing.bidder_key = arrived.bidder AND standing.state = 'submitted'
     LEFT JOIN bid ON bid.id = arrived.bid
     LEFT JOIN bid_version in_force ON in_force.bid = bid.id AND in_force.version = bid.version
     LEFT JOIN receipt ON receipt.bid = arrived.bid AND receipt.version = arrived.version
       AND receipt.act <> 'bid-withdrawn'
     ORDER BY n`,
    [
      arrived.map(({ manifest }) => manifest.project),
      arrived.map(({ manifest }) => manifest.lot),
      arrived.map(({ bidderKey }) => bidderKey),
      arrived.map(({ manifest }) => manifest.bid),
      arrived.map(({ manifest }) => manifest.version),
      arrived.map(({ digest }) => digest),
    ],
  );
  return rows.map((row, index) => knownFrom(row, arrived[index] as ArrivedBid));
}

const utc = (text: string | undefined): string => new Date(text ?? '').toISOString();

function knownFrom(
  { registration, security_due, arrived_before, standing, passed, bid, received }: KnownRow,
  arrived: ArrivedBid,
): KnownBid {
  const { manifest, bidderKey } = arrived;
  const { project, lot, bid: subject, version } = manifest;
  const own = bid?.bidderKey === bidderKey && bid.project === project && bid.lot === lot;
  return {
    registration,
    securityDue: security_due,
    ...(arrived_before && { arrivedBefore: arrived_before.toISOString() }),
    registered: registration !== null,
    alreadySubmitted: standing !== null && standing !== subject,
    passed,
    ...(bid && {
      bid: { own, state: bid.state, version: bid.version, round: bid.round, signer: bid.signer },
    }),
    ...(received && {
      received: {
        digest: received.digest,
        receipt: {
          ...received,
          project,
          lot,
          subject,
          version,
          time: utc(received.time),
          takenIn: utc(received.takenIn),
        },
      },
    }),
  };
}

/** A bid version that is received, with the receipt that its bidder will get. */
export interface ReceivedBid {
  readonly arrived: ArrivedBid;
  readonly registration: string;
  readonly receipt: ReceiptDto;
  readonly change: SignerChangeTold;
}

/** Writes what was received, each table in one statement. */
export async function writeBids(manager: EntityManager, received: readonly ReceivedBid[]): Promise<void> {
  if (received.length === 0) return;
  const ids = received.map(({ arrived }) => arrived.manifest.bid);
  const versions = received.map(({ arrived }) => arrived.manifest.version);
  const acts = received.map(({ arrived }) => arrived.act);
  const digests = received.map(({ arrived }) => arrived.digest);
  const times = received.map(({ receipt }) => receipt.time);
  const takenIn = received.map(({ receipt }) => receipt.takenIn);
  await manager.query(
    `INSERT INTO bid (id, project, lot, registration, bidder_key, bidder, version, state)
     SELECT *, 'submitted' FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::jsonb[], $7::int[])
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, bidder = excluded.bidder`,
    [
      ids,
      received.map(({ arrived }) => arrived.manifest.project),
      received.map(({ arrived }) => arrived.manifest.lot),
      received.map(({ registration }) => registration),
      received.map(({ arrived }) => arrived.bidderKey),
      received.map(({ arrived }) => JSON.stringify(arrived.bidder)),
      versions,
    ],
  );
  await manager.query(
    `INSERT INTO bid_version (bid, version, act, manifest, manifest_digest, signature, received_at, taken_in_at, signer,
       previous_signature)
     SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::jsonb[], $5::text[], $6::text[], $7::timestamptz[],
       $8::timestamptz[], $9::text[], $10::text[])`,
    [
      ids,
      versions,
      acts,
      received.map(({ arrived }) => arrived.canonical),
      digests,
      received.map(({ arrived }) => arrived.signature),
      times,
      takenIn,
      received.map(({ arrived }) => arrived.manifest.signer),
      received.map(({ change }) => change.previousSignature ?? null),
    ],
  );
  await manager.query(
    `INSERT INTO receipt (bid, version, act, event, manifest_digest, received_at, taken_in_at, note)
     SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::uuid[], $5::text[], $6::timestamptz[],
       $7::timestamptz[], $8::text[])`,
    [
      ids,
      versions,
      received.map(({ receipt }) => receipt.act),
      received.map(({ receipt }) => receipt.event),
      digests,
      times,
      takenIn,
      received.map(({ receipt }) => receipt.note),
    ],
  );
  await writeShares(manager, received);
  await writeFiles(manager, received);
}

async function writeShares(manager: EntityManager, received: readonly ReceivedBid[]): Promise<void> {
  const shares = received.flatMap(({ arrived: { manifest, shares: of } }) =>
    of.map((share) => ({ ...share, bid: manifest.bid, version: manifest.version })),
  );
  await manager.query(
    `INSERT INTO bid_share (bid, version, envelope, custodian, sha256, commitment, ciphertext)
     SELECT bid, version, envelope, custodian, sha256, commitment, decode(ciphertext, 'base64')
     FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
       AS share(bid, version, envelope, custodian, sha256, commitment, ciphertext)`,
    [
      shares.map(({ bid }) => bid),
      shares.map(({ version }) => version),
      shares.map(({ envelope }) => envelope),
      shares.map(({ custodian }) => custodian),
      shares.map(({ sha256 }) => sha256),
      shares.map(({ commitment }) => commitment),
      shares.map(({ ciphertext }) => ciphertext),
    ],
  );
}

async function writeFiles(manager: EntityManager, received: readonly ReceivedBid[]): Promise<void> {
  const files = received.flatMap(({ arrived: { manifest, files: of } }) =>
    of.map((file) => ({ ...file, bid: manifest.bid, version: manifest.version })),
  );
  await manager.query(
    `INSERT INTO sealed_file (bid, version, envelope, index, sha256, size, content, upload)
     SELECT bid, version, envelope, index, sha256, size, decode(content, 'base64'), upload
     FROM unnest($1::uuid[], $2::int[], $3::text[], $4::int[], $5::text[], $6::bigint[], $7::text[], $8::text[])
       AS file(bid, version, envelope, index, sha256, size, content, upload)`,
    [
      files.map(({ bid }) => bid),
      files.map(({ version }) => version),
      files.map(({ envelope }) => envelope),
      files.map(({ index }) => index),
      files.map(({ sha256 }) => sha256),
      files.map(({ size }) => size),
      files.map(({ content }) => content ?? null),
      files.map(({ upload }) => upload ?? null),
    ],
  );
}
