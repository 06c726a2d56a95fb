import { type MigrationInterface, type QueryRunner } from 'typeorm';

const STATEMENTS = [
  // As its custodian wrote and signed it: a timestamp would come back in other letters.
  `ALTER TABLE release ALTER COLUMN released_at TYPE text
     USING to_char(released_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  `ALTER TABLE bid_opening ADD COLUMN late_wrong_shares text[] NOT NULL DEFAULT '{}'`,
  `ALTER TABLE bid_opening ADD COLUMN judged_with int NOT NULL DEFAULT 0`,
];

/** Releases as signed, to the letter; and what is found of shares that come after their bid has been decided. */
export class LateShares1764200000100 implements MigrationInterface {
  name = 'LateShares1764200000100';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await query.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
