import { type MigrationInterface, type QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE release_refusal (
     event uuid PRIMARY KEY,
     project uuid NOT NULL,
     lot text NOT NULL,
     custodian text NOT NULL,
     reason text NOT NULL,
     detail text NOT NULL,
     stated_at text NOT NULL,
     received_at timestamptz NOT NULL,
     signature text NOT NULL
   )`,
  'CREATE INDEX release_refusal_lot ON release_refusal (project, lot, custodian, received_at)',
  `CREATE TABLE opening_wait (
     project uuid NOT NULL,
     lot text NOT NULL,
     delayed_at timestamptz NOT NULL,
     until timestamptz NOT NULL,
     bids jsonb NOT NULL,
     ended_at timestamptz,
     ended_reason text,
     ended_bids jsonb,
     PRIMARY KEY (project, lot)
   )`,
];

/** Why custodians release nothing, and openings that wait for bids beyond their time. */
export class OpeningWaits1764700000100 implements MigrationInterface {
  name = 'OpeningWaits1764700000100';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await query.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
