import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who passed the technical review of a lot, beside what else its page shows. */
export class TechnicalResult1764990000400 implements MigrationInterface {
  name = 'TechnicalResult1764990000400';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE register_lot ADD technical jsonb');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
