import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Steps come in out of the order of their times, and some are hidden until the opening: a reader that pages by time alone goes past
 * those that come late. Each takes a number with the moment from which it is shown; hidden ones have none, so that numbers count
 * what is public and nothing else (ANN-09).
 */
export class StepsShown1764500000400 implements MigrationInterface {
  name = 'StepsShown1764500000400';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE step ADD COLUMN shown_as bigint UNIQUE');
    await query.query('CREATE SEQUENCE step_shown_as OWNED BY step.shown_as');
    await query.query(`
      UPDATE step SET shown_as = nextval('step_shown_as')
      WHERE event_id IN (SELECT event_id FROM step WHERE NOT hidden ORDER BY time, position)`);
    await query.query('DROP INDEX step_shown');
    await query.query('DROP INDEX step_hidden');
    await query.query('ALTER TABLE step DROP COLUMN hidden');
    await query.query(
      'CREATE INDEX step_shown ON step (project_id, time, position) INCLUDE (shown_as) WHERE shown_as IS NOT NULL',
    );
    await query.query('CREATE INDEX step_shown_latest ON step (project_id, shown_as) WHERE shown_as IS NOT NULL');
    await query.query('CREATE INDEX step_hidden ON step (project_id, lot_id) WHERE shown_as IS NULL');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
