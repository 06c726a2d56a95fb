import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Lots that their owner lets fail after their winner refused the contract. */
export class FailedLots1764940000400 implements MigrationInterface {
  name = 'FailedLots1764940000400';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE contract_refusal ADD failed_at timestamptz, ADD failure_reason text');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
