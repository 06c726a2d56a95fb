import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Since when what stands still in a service that carries out acts. */
export class Suspensions1764000000003 implements MigrationInterface {
  name = 'Suspensions1764000000003';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE served_suspension (
        event uuid PRIMARY KEY,
        project uuid NOT NULL REFERENCES traded_project (id),
        lots text[] NOT NULL,
        suspension uuid NOT NULL,
        served_at timestamptz NOT NULL
      )`);
    await query.query('CREATE INDEX served_suspension_project ON served_suspension (project)');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
