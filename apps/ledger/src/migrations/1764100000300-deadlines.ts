import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Checkpoints around each project's deadline. Projects that were announced before are followed from here on, by the last notice that the
 * log holds of each.
 */
export class Deadlines1764100000300 implements MigrationInterface {
  name = 'Deadlines1764100000300';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE project_deadline (
        project uuid PRIMARY KEY,
        deadline timestamptz NOT NULL,
        before text,
        before_size bigint,
        before_at timestamptz,
        after text,
        after_size bigint
      )`);
    await query.query('CREATE INDEX project_deadline_awaited ON project_deadline (deadline) WHERE after IS NULL');
    await query.query(`
      INSERT INTO project_deadline (project, deadline)
      SELECT DISTINCT ON (project) project, (
        coalesce(payload::jsonb, convert_from(leaf, 'UTF8')::jsonb -> 'payload')
          -> 'published' -> 'timetable' ->> 'submissionDeadline')::timestamptz
      FROM entry
      WHERE type IN ('announcement.project-published.v1', 'announcement.project-changed.v1')
        AND project IN (SELECT id FROM logged_project WHERE open)
      ORDER BY project, index DESC`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
