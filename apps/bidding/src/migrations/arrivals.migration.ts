import { type MigrationInterface, type QueryRunner } from 'typeorm';

const STATEMENTS = [
  `ALTER TABLE bid_version ADD COLUMN taken_in_at timestamptz`,
  `UPDATE bid_version SET taken_in_at = received_at`,
  `ALTER TABLE bid_version ALTER COLUMN taken_in_at SET NOT NULL`,
  `ALTER TABLE receipt ADD COLUMN taken_in_at timestamptz`,
  `UPDATE receipt SET taken_in_at = received_at`,
  `ALTER TABLE receipt ALTER COLUMN taken_in_at SET NOT NULL`,
  `ALTER TABLE bid ADD COLUMN withdrawal_taken_in_at timestamptz`,
  `UPDATE bid SET withdrawal_taken_in_at = withdrawn_at`,
  `CREATE TABLE bid_arrival (
    event uuid PRIMARY KEY,
    project uuid NOT NULL,
    lot text NOT NULL,
    bid uuid NOT NULL,
    version int NOT NULL,
    manifest_digest text NOT NULL,
    arrived_at timestamptz NOT NULL,
    outcome text CHECK (outcome IN ('received', 'refused', 'sent-again')),
    code text,
    counted_from timestamptz,
    decided_at timestamptz,
    CHECK ((outcome IS NULL) = (decided_at IS NULL)),
    CHECK ((outcome = 'refused') = (code IS NOT NULL))
  )`,
  `CREATE INDEX bid_arrival_project ON bid_arrival (project, lot)`,
  `CREATE INDEX bid_arrival_digest ON bid_arrival (manifest_digest)`,
];

/** When bids arrived and when they were taken in, apart; and every arrival, whatever became of it. */
export class Arrivals1764800000100 implements MigrationInterface {
  name = 'Arrivals1764800000100';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await query.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
