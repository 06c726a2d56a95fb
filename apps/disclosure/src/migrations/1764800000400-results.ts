import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Results that are published after the award, challenges of them, openings after the first. */
export class Results1764800000400 implements MigrationInterface {
  name = 'Results1764800000400';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE award ADD result_published_at timestamptz, ADD challenges_until timestamptz');
    await query.query(`ALTER TABLE objection ADD relief text NOT NULL DEFAULT 'objection'`);
    await query.query(`ALTER TABLE register_lot ADD later_openings jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
