import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** How many open events of its project an event's service had taken in when it acted. */
export class Seen1764900000500 implements MigrationInterface {
  name = 'Seen1764900000500';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE waiting_event ADD COLUMN seen int');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
