import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who objects is fixed by a digest; of objections filed before there is none. */
export class ObjectorDigests1764300000402 implements MigrationInterface {
  name = 'ObjectorDigests1764300000402';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE objection ADD COLUMN objector_digest text');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
