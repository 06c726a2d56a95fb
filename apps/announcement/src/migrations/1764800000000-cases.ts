import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Where a lot stands its case says; a cancellation names its lots, and a change may turn out to be void. */
export class StandByCases1764800000000 implements MigrationInterface {
  name = 'StandByCases1764800000000';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE project DROP COLUMN stage, DROP COLUMN bidding_closed_at');
    await query.query('ALTER TABLE lot DROP COLUMN stage, DROP COLUMN before_cancellation');
    await query.query('ALTER TABLE notice ADD lots jsonb, ADD voided_at timestamptz, ADD void_reason jsonb');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
