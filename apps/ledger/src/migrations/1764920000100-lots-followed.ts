import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Where each lot stands, as the log has it: what of it is secret follows from that, lot by lot and round by round. */
export class LotsFollowed1764920000100 implements MigrationInterface {
  name = 'LotsFollowed1764920000100';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE logged_project
        DROP COLUMN open, DROP COLUMN listed, DROP COLUMN cancelled, DROP COLUMN unopened_lots,
        ADD COLUMN places int NOT NULL DEFAULT 0,
        ADD COLUMN terms jsonb,
        ADD COLUMN secret boolean NOT NULL DEFAULT false`);
    await query.query('CREATE INDEX logged_project_secret ON logged_project (id) WHERE secret');
    await query.query(`
      CREATE TABLE logged_lot (
        project uuid NOT NULL REFERENCES logged_project (id),
        lot text NOT NULL,
        stand jsonb NOT NULL,
        PRIMARY KEY (project, lot)
      )`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
