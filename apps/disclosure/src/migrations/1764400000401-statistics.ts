import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What statistics count, beside the long documents that it stands in: those would have to be read whole for each figure. The
 * database keeps it from them itself, but for a lot's estimate, which is in its project's notice.
 */
export class Statistics1764400000401 implements MigrationInterface {
  name = 'Statistics1764400000401';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE register_project
        ADD COLUMN seconds_per_day numeric NOT NULL GENERATED ALWAYS AS
          (coalesce((published -> 'calendar' ->> 'secondsPerDay')::numeric, 86400)) STORED`);
    await query.query(`
      ALTER TABLE register_lot
        ADD COLUMN bids int GENERATED ALWAYS AS
          (coalesce(jsonb_array_length(opening -> 'entries'), (opening_failure ->> 'bids')::int)) STORED,
        ADD COLUMN opened_at timestamptz GENERATED ALWAYS AS (instant_of(opening ->> 'openedAt')) STORED,
        ADD COLUMN evaluated_at timestamptz GENERATED ALWAYS AS (instant_of(evaluation ->> 'completedAt')) STORED,
        ADD COLUMN report_signed_at timestamptz GENERATED ALWAYS AS (instant_of(report ->> 'signedAt')) STORED,
        ADD COLUMN candidates_at timestamptz GENERATED ALWAYS AS (instant_of(candidates ->> 'publishedAt')) STORED,
        ADD COLUMN estimate jsonb`);
    await query.query(`
      UPDATE register_lot SET estimate = coalesce(
        lot -> 'estimate',
        CASE WHEN jsonb_array_length(published -> 'lots') = 1 THEN nullif(published -> 'estimate', 'null') END)
      FROM register_project, jsonb_array_elements(published -> 'lots') AS lot
      WHERE register_project.id = project_id AND lot ->> 'id' = lot_id`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
