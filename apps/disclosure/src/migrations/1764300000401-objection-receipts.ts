import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Objections filed before receipts were given have none. */
export class ObjectionReceipts1764300000401 implements MigrationInterface {
  name = 'ObjectionReceipts1764300000401';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE objection ADD COLUMN event_id uuid UNIQUE, ADD COLUMN receipt text');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
