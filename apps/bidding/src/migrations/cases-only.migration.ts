import { type MigrationInterface, type QueryRunner } from 'typeorm';

const OF_LOTS = ['bid', 'opening_record', 'release_batch'];
const OF_PROJECTS = ['registration', 'security_payment'];

/** What a notice says and where its lots stand is kept once, with the cases; rows from before there were cases keep what they name. */
export class CasesOnly1796000000200 implements MigrationInterface {
  name = 'CasesOnly1796000000200';

  async up(query: QueryRunner): Promise<void> {
    for (const table of OF_LOTS) {
      await query.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_project_lot_fkey`);
      await query.query(
        `ALTER TABLE ${table} ADD FOREIGN KEY (project, lot) REFERENCES traded_case (project, lot) NOT VALID`,
      );
    }
    for (const table of OF_PROJECTS) {
      await query.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_project_fkey`);
      await query.query(`ALTER TABLE ${table} ADD FOREIGN KEY (project) REFERENCES traded_project (id) NOT VALID`);
    }
    await query.query('DROP TABLE lot');
    await query.query('DROP TABLE project');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
