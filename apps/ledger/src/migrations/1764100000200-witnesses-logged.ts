import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The entries that name witnesses are looked for by their type. */
export class WitnessesLogged1764100000200 implements MigrationInterface {
  name = 'WitnessesLogged1764100000200';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`CREATE INDEX entry_witnesses ON entry (index) WHERE type = 'ledger.witnesses.v1'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
