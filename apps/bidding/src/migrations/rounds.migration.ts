import { type MigrationInterface, type QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE invited_supplier (
     project uuid NOT NULL REFERENCES traded_project (id),
     bidder_key text NOT NULL,
     supplier jsonb NOT NULL,
     invited_at timestamptz NOT NULL,
     event uuid NOT NULL,
     PRIMARY KEY (project, bidder_key)
   )`,
  'CREATE INDEX invited_supplier_of ON invited_supplier (bidder_key, invited_at, project)',
  `CREATE TABLE passed_bid (
     project uuid NOT NULL,
     lot text NOT NULL,
     bid uuid NOT NULL,
     version int NOT NULL,
     event uuid NOT NULL,
     PRIMARY KEY (project, lot, bid),
     FOREIGN KEY (project, lot) REFERENCES traded_case (project, lot)
   )`,
  'ALTER TABLE reached_deadline ADD COLUMN round int NOT NULL DEFAULT 1',
  'ALTER TABLE reached_deadline ALTER COLUMN round DROP DEFAULT',
  'ALTER TABLE bid ADD COLUMN left_at timestamptz',
];

/** Who is invited, who passed a review and may go on, and offers of a second round. */
export class Rounds1796000000400 implements MigrationInterface {
  name = 'Rounds1796000000400';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await query.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
