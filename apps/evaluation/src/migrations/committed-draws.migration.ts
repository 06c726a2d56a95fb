import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Requests of draws commit to who their pseudonyms are, say whom their orders pass over, and custodians get receipts. */
export class CommittedDraws1764000000120 implements MigrationInterface {
  name = 'CommittedDraws1764000000120';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`ALTER TABLE expert_draw ADD names jsonb, ADD passed_over jsonb NOT NULL DEFAULT '[]'`);
    await query.query(`
      ALTER TABLE custodian_commitment
        ADD receipt text, ADD event uuid, ADD reveal_receipt text, ADD reveal_event uuid`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
