import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE project (
    id uuid PRIMARY KEY,
    revision int NOT NULL,
    published jsonb NOT NULL,
    deadline timestamptz NOT NULL,
    procuring_entity_key text NOT NULL,
    agency_key text,
    cancelled_at timestamptz
  )`,
  `CREATE TABLE lot (
    project uuid NOT NULL REFERENCES project,
    id text NOT NULL,
    stage text NOT NULL,
    closed_at timestamptz,
    PRIMARY KEY (project, id)
  )`,
  `CREATE TABLE committee_member (
    project uuid NOT NULL,
    lot text NOT NULL,
    subject text NOT NULL,
    PRIMARY KEY (project, lot, subject)
  )`,
  `CREATE TABLE registration (
    id uuid PRIMARY KEY,
    project uuid NOT NULL REFERENCES project,
    bidder_key text NOT NULL,
    bidder jsonb NOT NULL,
    payment_reference text NOT NULL UNIQUE,
    registered_at timestamptz NOT NULL,
    UNIQUE (project, bidder_key)
  )`,
  `CREATE INDEX registration_order ON registration (project, registered_at, id)`,
  `CREATE TABLE security_payment (
    id uuid PRIMARY KEY,
    project uuid NOT NULL REFERENCES project,
    registration uuid NOT NULL REFERENCES registration,
    amount jsonb NOT NULL,
    payer_account text NOT NULL,
    state text NOT NULL,
    recorded_at timestamptz NOT NULL,
    return_cause text,
    return_due timestamptz,
    settled_at timestamptz,
    forfeiture_reason text,
    forfeiture_statement text
  )`,
  `CREATE UNIQUE INDEX security_payment_held ON security_payment (registration) WHERE state = 'paid'`,
  `CREATE INDEX security_payment_order ON security_payment (project, recorded_at, id)`,
  `CREATE TABLE bid (
    id uuid PRIMARY KEY,
    project uuid NOT NULL,
    lot text NOT NULL,
    registration uuid NOT NULL REFERENCES registration,
    bidder_key text NOT NULL,
    bidder jsonb NOT NULL,
    state text NOT NULL,
    version int NOT NULL,
    withdrawn_at timestamptz,
    FOREIGN KEY (project, lot) REFERENCES lot
  )`,
  `CREATE UNIQUE INDEX bid_standing ON bid (project, lot, bidder_key) WHERE state = 'submitted'`,
  `CREATE INDEX bid_of_bidder ON bid (project, bidder_key)`,
  `CREATE TABLE bid_version (
    bid uuid NOT NULL REFERENCES bid,
    version int NOT NULL,
    act text NOT NULL,
    manifest jsonb NOT NULL,
    manifest_digest text NOT NULL,
    signature text NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (bid, version)
  )`,
  `CREATE TABLE bid_share (
    bid uuid NOT NULL,
    version int NOT NULL,
    custodian text NOT NULL,
    sha256 text NOT NULL,
    ciphertext bytea NOT NULL,
    PRIMARY KEY (bid, version, custodian),
    FOREIGN KEY (bid, version) REFERENCES bid_version
  )`,
  `CREATE TABLE upload (
    id text PRIMARY KEY,
    owner_key text NOT NULL,
    project uuid NOT NULL,
    lot text NOT NULL,
    sha256 text NOT NULL,
    size bigint NOT NULL,
    state text NOT NULL,
    metadata jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
  )`,
  `CREATE TABLE sealed_file (
    bid uuid NOT NULL,
    version int NOT NULL,
    index int NOT NULL,
    sha256 text NOT NULL,
    size bigint NOT NULL,
    content bytea,
    upload text REFERENCES upload,
    PRIMARY KEY (bid, version, index),
    FOREIGN KEY (bid, version) REFERENCES bid_version,
    CHECK ((content IS NULL) <> (upload IS NULL))
  )`,
  // Ciphertext does not compress; trying to would only cost time.
  `ALTER TABLE sealed_file ALTER COLUMN content SET STORAGE EXTERNAL`,
  `CREATE TABLE receipt (
    bid uuid NOT NULL REFERENCES bid,
    version int NOT NULL,
    act text NOT NULL,
    manifest_digest text NOT NULL,
    received_at timestamptz NOT NULL,
    note text NOT NULL,
    PRIMARY KEY (bid, version, act)
  )`,
  `CREATE TABLE release (
    bid uuid NOT NULL,
    version int NOT NULL,
    custodian text NOT NULL,
    share text,
    fault text,
    reason text,
    released_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    signature text NOT NULL,
    PRIMARY KEY (bid, version, custodian),
    FOREIGN KEY (bid, version) REFERENCES bid_version,
    CHECK ((share IS NULL) <> (fault IS NULL))
  )`,
  `CREATE TABLE bid_opening (
    bid uuid PRIMARY KEY REFERENCES bid,
    version int NOT NULL,
    project uuid NOT NULL,
    lot text NOT NULL,
    state text NOT NULL,
    identity text,
    opened_by text,
    custodians text[] NOT NULL DEFAULT '{}',
    price jsonb,
    sheet jsonb,
    attempted_with int NOT NULL DEFAULT 0,
    wrong_shares text[] NOT NULL DEFAULT '{}',
    failure text,
    fault text,
    decided_at timestamptz
  )`,
  `CREATE INDEX bid_opening_of_lot ON bid_opening (project, lot)`,
  `CREATE TABLE opening_record (
    project uuid NOT NULL,
    lot text NOT NULL,
    opened_at timestamptz NOT NULL,
    record jsonb NOT NULL,
    PRIMARY KEY (project, lot),
    FOREIGN KEY (project, lot) REFERENCES lot
  )`,
];

/** The tables of the bidding service. */
export class Bidding1764100000000 implements MigrationInterface {
  name = 'Bidding1764100000000';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of TABLES) await query.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
