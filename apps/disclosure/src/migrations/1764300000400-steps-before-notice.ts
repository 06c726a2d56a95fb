import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Custodians give their recipients before the notice: a step may be there before its project is. */
export class StepsBeforeNotice1764300000400 implements MigrationInterface {
  name = 'StepsBeforeNotice1764300000400';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE step DROP CONSTRAINT step_project_id_fkey');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
