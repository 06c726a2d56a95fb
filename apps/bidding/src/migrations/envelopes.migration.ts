import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What there was before was sealed in one envelope, in one round, and to no single share. */
const OF_ENVELOPE = ['bid_share', 'sealed_file', 'release', 'bid_opening'].flatMap((table) => [
  `ALTER TABLE ${table} ADD COLUMN envelope text NOT NULL DEFAULT 'bid'`,
  `ALTER TABLE ${table} ALTER COLUMN envelope DROP DEFAULT`,
]);

const STATEMENTS = [
  ...OF_ENVELOPE,
  `ALTER TABLE bid_share ADD COLUMN commitment text NOT NULL DEFAULT ''`,
  `ALTER TABLE bid_share ALTER COLUMN commitment DROP DEFAULT`,
  `ALTER TABLE bid_share DROP CONSTRAINT bid_share_pkey, ADD PRIMARY KEY (bid, version, envelope, custodian)`,
  `ALTER TABLE sealed_file DROP CONSTRAINT sealed_file_pkey, ADD PRIMARY KEY (bid, version, envelope, index)`,
  `ALTER TABLE release ADD COLUMN round int NOT NULL DEFAULT 1, ADD COLUMN wrong boolean NOT NULL DEFAULT false`,
  `ALTER TABLE release ALTER COLUMN round DROP DEFAULT, ALTER COLUMN wrong DROP DEFAULT`,
  `ALTER TABLE release DROP CONSTRAINT release_pkey, ADD PRIMARY KEY (bid, version, envelope, custodian)`,
  `ALTER TABLE bid_opening ADD COLUMN round int NOT NULL DEFAULT 1,
     ADD COLUMN faulted_shares text[] NOT NULL DEFAULT '{}', DROP COLUMN late_wrong_shares, DROP COLUMN judged_with`,
  `ALTER TABLE bid_opening ALTER COLUMN round DROP DEFAULT`,
  `ALTER TABLE bid_opening DROP CONSTRAINT bid_opening_pkey, ADD PRIMARY KEY (bid, version, envelope)`,
];

/** Bids in envelopes, each with files, shares, releases and an opening of its own; and each share judged by itself. */
export class Envelopes1796000000100 implements MigrationInterface {
  name = 'Envelopes1796000000100';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await query.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
