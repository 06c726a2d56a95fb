import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Where an evaluation stands its case says; projects are kept with their cases. */
export class CasesOfEvaluation1764600000500 implements MigrationInterface {
  name = 'CasesOfEvaluation1764600000500';

  async up(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE known_project');
    await query.query('ALTER TABLE evaluation DROP state, DROP signing_due, DROP public_at');
    await query.query('ALTER TABLE expert_draw ADD filled boolean');
    await query.query(`UPDATE expert_draw SET filled = true WHERE state = 'drawn'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
