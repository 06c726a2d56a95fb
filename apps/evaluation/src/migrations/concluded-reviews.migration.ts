import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Each time that a committee concluded its review and went on to scores. */
export class ConcludedReviews1764600000400 implements MigrationInterface {
  name = 'ConcludedReviews1764600000400';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE concluded_review (
        event uuid PRIMARY KEY,
        project uuid NOT NULL,
        lot text NOT NULL,
        concluded_at timestamptz NOT NULL,
        FOREIGN KEY (project, lot) REFERENCES evaluation (project, lot)
      )`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
