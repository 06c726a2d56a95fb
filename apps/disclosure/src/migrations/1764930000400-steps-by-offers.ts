import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A step that is hidden says of which offers it tells: of which lot, round and envelope. */
export class StepsByOffers1764930000400 implements MigrationInterface {
  name = 'StepsByOffers1764930000400';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE step ADD COLUMN offers jsonb');
    await query.query(`
      UPDATE step SET offers = CASE WHEN lot_id IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('lot', lot_id, 'round', 1) END
      WHERE shown_as IS NULL`);
    await query.query('ALTER TABLE step ADD CHECK ((shown_as IS NULL) = (offers IS NOT NULL))');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
