import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** People of tenderers and agencies who have offered to represent them on committees. */
export class Representatives1764600000300 implements MigrationInterface {
  name = 'Representatives1764600000300';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE representative (
        subject text PRIMARY KEY,
        name text NOT NULL,
        organisation jsonb NOT NULL,
        organisation_key text NOT NULL,
        roles text[] NOT NULL,
        registered_at timestamptz NOT NULL
      )`);
    await query.query('CREATE INDEX representative_of_organisation ON representative (organisation_key, subject)');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
