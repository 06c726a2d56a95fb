import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The register is searched and sorted by deadline and amount too. Both come from what is there already, so the database keeps
 * them itself; `instant_of` may be called immutable, for the instants that events bring are in UTC and so mean the same anywhere;
 * what is none, as somebody may have written into a row, it leaves out.
 */
export class RegisterSearch1764400000400 implements MigrationInterface {
  name = 'RegisterSearch1764400000400';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE FUNCTION instant_of(text) RETURNS timestamptz
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT CASE WHEN $1 ~ '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' THEN $1::timestamptz END
      $$`);
    await query.query(`
      ALTER TABLE register_project
        ADD COLUMN submission_deadline timestamptz NOT NULL
          GENERATED ALWAYS AS (instant_of(summary ->> 'submissionDeadline')) STORED,
        ADD COLUMN estimate_currency text GENERATED ALWAYS AS (summary -> 'estimate' ->> 'currency') STORED,
        ADD COLUMN estimate_amount numeric GENERATED ALWAYS AS ((summary -> 'estimate' ->> 'amount')::numeric) STORED`);
    await query.query('CREATE INDEX register_project_deadline ON register_project (submission_deadline, id)');
    await query.query(
      'CREATE INDEX register_project_amount ON register_project (estimate_currency, estimate_amount, id)',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
