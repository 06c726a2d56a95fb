import { type MigrationInterface, type QueryRunner } from 'typeorm';

const STATEMENTS = [
  `ALTER TABLE receipt ADD COLUMN event uuid`,
  `UPDATE receipt SET act = 'bid-' || act, event = outbox.event_id
   FROM outbox
   WHERE outbox.type = 'bidding.bid-' || receipt.act || '.v1'
     AND (outbox.event->'data'->>'bid')::uuid = receipt.bid
     AND (outbox.event->'data'->>'version')::int = receipt.version`,
  `ALTER TABLE receipt ALTER COLUMN event SET NOT NULL`,
  `CREATE TABLE release_batch (
    id uuid PRIMARY KEY,
    project uuid NOT NULL,
    lot text NOT NULL,
    custodian text NOT NULL,
    received_at timestamptz NOT NULL,
    event uuid NOT NULL,
    digest text NOT NULL,
    note text NOT NULL,
    FOREIGN KEY (project, lot) REFERENCES lot
  )`,
  `CREATE INDEX release_batch_of_lot ON release_batch (project, lot)`,
  `ALTER TABLE release ADD COLUMN batch uuid REFERENCES release_batch`,
  `CREATE INDEX release_of_batch ON release (batch)`,
];

/** Receipts name the event of their act; releases are told and receipted in the batches in which they come. */
export class Receipts1764200000000 implements MigrationInterface {
  name = 'Receipts1764200000000';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await query.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
