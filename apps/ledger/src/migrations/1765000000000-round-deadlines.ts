import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * A deadline is that of a round of offers: of one lot, or of all where the notice sets it for all. A checkpoint is of use that covers the entry by which it was
 * set (`since` is the size of the log with that entry). Lots whose final offers are awaited are followed from here on.
 */
export class RoundDeadlines1765000000000 implements MigrationInterface {
  name = 'RoundDeadlines1765000000000';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE project_deadline RENAME TO round_deadline');
    await query.query('ALTER INDEX project_deadline_awaited RENAME TO round_deadline_awaited');
    await query.query(`
      ALTER TABLE round_deadline
        DROP CONSTRAINT project_deadline_pkey,
        ADD COLUMN round int NOT NULL DEFAULT 1,
        ADD COLUMN lot text,
        ADD COLUMN since bigint NOT NULL DEFAULT 0,
        ADD CONSTRAINT round_deadline_once UNIQUE NULLS NOT DISTINCT (project, round, lot)`);
    await query.query(`
      INSERT INTO round_deadline (project, round, lot, deadline, since)
      SELECT project, 2, lot, (stand #>> '{ends,finalOffers,end}')::timestamptz, coalesce((SELECT size FROM log), 0)
      FROM logged_lot WHERE stand ->> 'stage' = 'final-offers'`);
    await query.query('ALTER TABLE round_deadline ALTER COLUMN round DROP DEFAULT, ALTER COLUMN since DROP DEFAULT');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
