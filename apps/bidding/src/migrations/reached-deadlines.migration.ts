import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class ReachedDeadlines1764900000100 implements MigrationInterface {
  name = 'ReachedDeadlines1764900000100';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE reached_deadline (
        event uuid PRIMARY KEY,
        project uuid NOT NULL,
        lot text NOT NULL,
        deadline timestamptz NOT NULL,
        reached_at timestamptz NOT NULL
      )`);
    await query.query('CREATE INDEX reached_deadline_lot ON reached_deadline (project, lot, reached_at)');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
