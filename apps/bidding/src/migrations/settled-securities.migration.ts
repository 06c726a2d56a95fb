import { type MigrationInterface, type QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE contract_refusal (
    id uuid PRIMARY KEY,
    project uuid NOT NULL,
    lot text NOT NULL,
    bid uuid NOT NULL,
    reason text NOT NULL,
    stated_by text NOT NULL,
    recorded_at timestamptz NOT NULL
  )`,
  `CREATE INDEX contract_refusal_of_project ON contract_refusal (project)`,
  // The bid that gave the ground to keep a security.
  `ALTER TABLE security_payment ADD COLUMN forfeiture_lot text, ADD COLUMN forfeiture_bid uuid`,
];

/** Securities are kept for what is on record: refusals of contracts, and which bid gave the ground. */
export class SettledSecurities1764600000100 implements MigrationInterface {
  name = 'SettledSecurities1764600000100';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await query.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
