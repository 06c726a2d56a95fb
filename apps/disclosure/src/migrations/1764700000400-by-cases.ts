import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Where lots stand, what has its place in the order and what is awaited follows from their cases. */
export class ByCases1764700000400 implements MigrationInterface {
  name = 'ByCases1764700000400';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE award DROP ordered');
    await query.query('ALTER TABLE objection DROP decision_ordered');
    await query.query(`
      CREATE TABLE owed_act (
        project_id uuid NOT NULL,
        lot_id text NOT NULL,
        act text NOT NULL,
        item text NOT NULL,
        rule text NOT NULL,
        begins_at timestamptz,
        due_at timestamptz,
        at timestamptz NOT NULL GENERATED ALWAYS AS (coalesce(due_at, begins_at)) STORED,
        PRIMARY KEY (project_id, lot_id, act, item)
      )`);
    await query.query('CREATE INDEX owed_act_at ON owed_act (at, act, project_id, lot_id, item)');
    await query.query(
      `CREATE INDEX register_project_rerun ON register_project ((summary ->> 'rerunOf')) WHERE summary ->> 'rerunOf' IS NOT NULL`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
