import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who was invited to a tender by invitation. */
export class Invitations1764920000000 implements MigrationInterface {
  name = 'Invitations1764920000000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE invitation (
        event_id uuid PRIMARY KEY,
        project_id uuid NOT NULL REFERENCES project (id),
        invited_at timestamptz NOT NULL,
        suppliers jsonb NOT NULL
      )`);
    await query.query('CREATE INDEX invitation_project ON invitation (project_id, invited_at)');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
