import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Why a change of what bidders read affects no bid. */
export class NoEffectReason1764700000000 implements MigrationInterface {
  name = 'NoEffectReason1764700000000';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE notice ADD COLUMN no_effect_reason text');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
