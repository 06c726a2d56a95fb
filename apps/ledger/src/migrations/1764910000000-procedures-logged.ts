import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The entries that hold procedures are looked for by their type. */
export class ProceduresLogged1764910000000 implements MigrationInterface {
  name = 'ProceduresLogged1764910000000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`CREATE INDEX entry_procedures ON entry (index) WHERE type = 'ledger.procedure.v1'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
