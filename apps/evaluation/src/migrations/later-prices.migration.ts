import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Prices that are opened after the bids: of an envelope apart, or of another round that follows a consultation. */
export class LaterPrices1764600000700 implements MigrationInterface {
  name = 'LaterPrices1764600000700';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE evaluation
        ADD price_opening jsonb,
        ADD left_bids uuid[] NOT NULL DEFAULT '{}',
        ADD technical jsonb,
        ADD ready_at timestamptz`);
    await query.query('ALTER TABLE concluded_review ADD passed jsonb');
    await query.query(`
      CREATE TABLE consultation_record (
        id uuid PRIMARY KEY,
        project uuid NOT NULL,
        lot text NOT NULL,
        bid uuid NOT NULL,
        round int NOT NULL,
        after_changes int NOT NULL,
        member uuid NOT NULL REFERENCES committee_member,
        minutes text NOT NULL,
        salt text NOT NULL,
        digest text NOT NULL,
        event uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        void_at timestamptz,
        FOREIGN KEY (project, lot) REFERENCES evaluation (project, lot)
      )`);
    await query.query(`
      CREATE UNIQUE INDEX consultation_record_round ON consultation_record (project, lot, bid, round)
      WHERE void_at IS NULL`);
    await query.query(`
      CREATE TABLE requirements_change (
        id uuid PRIMARY KEY,
        project uuid NOT NULL,
        lot text NOT NULL,
        text text NOT NULL,
        member uuid NOT NULL REFERENCES committee_member,
        event uuid NOT NULL,
        changed_at timestamptz NOT NULL,
        void_at timestamptz,
        FOREIGN KEY (project, lot) REFERENCES evaluation (project, lot)
      )`);
    await query.query('CREATE INDEX requirements_change_lot ON requirements_change (project, lot)');
    await query.query(`
      CREATE TABLE final_offers_call (
        event uuid PRIMARY KEY,
        project uuid NOT NULL,
        lot text NOT NULL,
        member uuid NOT NULL REFERENCES committee_member,
        deadline timestamptz NOT NULL,
        called_at timestamptz NOT NULL,
        void_at timestamptz,
        FOREIGN KEY (project, lot) REFERENCES evaluation (project, lot)
      )`);
    await query.query('CREATE INDEX final_offers_call_lot ON final_offers_call (project, lot)');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
