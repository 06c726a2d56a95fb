import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Decisions on upheld objections, refusals of contracts, and where awards stand in the order of their project's events. */
export class Remedies1764600000400 implements MigrationInterface {
  name = 'Remedies1764600000400';

  async up(query: QueryRunner): Promise<void> {
    // What there is already has come back long ago.
    await query.query(`
      ALTER TABLE award ADD ordered boolean NOT NULL DEFAULT true, ADD voided_at timestamptz, ADD voided_by uuid`);
    await query.query(`ALTER TABLE award ALTER ordered DROP DEFAULT`);
    await query.query(`ALTER TABLE objection ADD decision jsonb, ADD decision_ordered boolean NOT NULL DEFAULT false`);
    await query.query(`
      CREATE TABLE contract_refusal (
        id uuid PRIMARY KEY,
        award_id uuid NOT NULL UNIQUE REFERENCES award (id),
        reason text NOT NULL,
        stated_by text NOT NULL,
        statement text NOT NULL,
        recorded_at timestamptz NOT NULL
      )`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
