import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Questions on the tender documents, every recipient that a custodian gave, and when bidding closed. */
export class Questions1764300000100 implements MigrationInterface {
  name = 'Questions1764300000100';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE question (
        id uuid PRIMARY KEY,
        project_id uuid NOT NULL REFERENCES project,
        asker text NOT NULL,
        text text NOT NULL,
        salt text NOT NULL,
        asked_at timestamptz NOT NULL,
        event_id uuid NOT NULL UNIQUE,
        receipt text NOT NULL,
        answer text,
        affects_bids boolean,
        answered_at timestamptz
      )`);
    await query.query('CREATE INDEX question_order ON question (project_id, asked_at, id)');
    await query.query('CREATE INDEX question_of_asker ON question (project_id, asker, asked_at, id)');
    await query.query(`
      CREATE INDEX question_answered ON question (project_id, answered_at, id) WHERE answered_at IS NOT NULL`);
    await query.query(`
      CREATE TABLE given_recipient (
        event_id uuid PRIMARY KEY,
        project_id uuid NOT NULL REFERENCES project,
        custodian_id text NOT NULL REFERENCES custodian,
        recipient text NOT NULL,
        signature text NOT NULL,
        given_at timestamptz NOT NULL
      )`);
    await query.query('CREATE INDEX given_recipient_order ON given_recipient (project_id, given_at, event_id)');
    await query.query('ALTER TABLE project ADD COLUMN bidding_closed_at timestamptz');
    // Where other services have told of a lot's closing already, of no exact time any more.
    await query.query(`
      UPDATE project SET bidding_closed_at = changed_at WHERE EXISTS (
        SELECT 1 FROM lot WHERE lot.project_id = project.id AND lot.stage NOT IN ('draft', 'published', 'cancelled'))`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
