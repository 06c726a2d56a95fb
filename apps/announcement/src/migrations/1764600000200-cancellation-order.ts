import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Where a cancelled lot would stand without its cancellation, until that has its place in the order of the project's events. */
export class CancellationOrder1764600000200 implements MigrationInterface {
  name = 'CancellationOrder1764600000200';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE lot ADD before_cancellation text');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
