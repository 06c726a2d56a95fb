import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Expert pool, committees, sheets, reports, and what is kept of other services' events. */
export class Evaluation1764000000100 implements MigrationInterface {
  name = 'Evaluation1764000000100';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE known_project (
        id uuid PRIMARY KEY,
        revision int NOT NULL,
        published jsonb NOT NULL,
        cancelled_at timestamptz
      )`);
    await query.query(`
      CREATE TABLE expert (
        id uuid PRIMARY KEY,
        subject text NOT NULL UNIQUE,
        name text NOT NULL,
        organisation jsonb,
        categories text[] NOT NULL,
        regions text[] NOT NULL,
        state text NOT NULL CHECK (state IN ('applied', 'admitted', 'removed')),
        removal_reason text,
        applied_at timestamptz NOT NULL,
        decided_at timestamptz
      )`);
    await query.query('CREATE INDEX expert_order ON expert (applied_at, id)');
    await query.query('CREATE INDEX expert_categories ON expert USING gin (categories)');
    await query.query(`
      CREATE TABLE evaluation (
        project uuid NOT NULL,
        lot text NOT NULL,
        state text NOT NULL CHECK (state IN
          ('awaiting-draw', 'declaring', 'vacant', 'review', 'scoring', 'signing', 'signed', 'cancelled')),
        opening jsonb NOT NULL,
        formed_at timestamptz,
        tie_randomness text,
        review_concluded_at timestamptz,
        completed_at timestamptz,
        signing_due timestamptz,
        signed_at timestamptz,
        public_at timestamptz,
        document jsonb,
        report_sha256 text,
        pdf_sha256 text,
        PRIMARY KEY (project, lot)
      )`);
    await query.query(`
      CREATE TABLE expert_draw (
        project uuid NOT NULL,
        lot text NOT NULL,
        number int NOT NULL,
        request jsonb NOT NULL,
        request_digest text NOT NULL,
        randomness text NOT NULL,
        orders jsonb NOT NULL,
        experts jsonb NOT NULL,
        drawn_at timestamptz NOT NULL,
        PRIMARY KEY (project, lot, number),
        FOREIGN KEY (project, lot) REFERENCES evaluation
      )`);
    await query.query(`
      CREATE TABLE committee_member (
        id uuid PRIMARY KEY,
        project uuid NOT NULL,
        lot text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('expert', 'tenderer-representative')),
        subject text NOT NULL,
        name text NOT NULL,
        organisation jsonb,
        draw int,
        category text,
        state text NOT NULL CHECK (state IN ('seated', 'accepted', 'recused')),
        seated_at timestamptz NOT NULL,
        accepted_at timestamptz,
        recused_at timestamptz,
        recusal jsonb,
        UNIQUE (project, lot, subject),
        FOREIGN KEY (project, lot) REFERENCES evaluation,
        CHECK ((kind = 'expert') = (draw IS NOT NULL AND category IS NOT NULL))
      )`);
    await query.query(
      'CREATE INDEX committee_member_assignments ON committee_member (subject, seated_at DESC, id DESC)',
    );
    await this.sheets(query);
    await query.query(`
      CREATE TABLE report_signature (
        id uuid PRIMARY KEY,
        project uuid NOT NULL,
        lot text NOT NULL,
        member uuid NOT NULL REFERENCES committee_member,
        position text NOT NULL CHECK (position IN ('signed', 'dissented', 'refused')),
        dissent text,
        given_at timestamptz NOT NULL,
        void_at timestamptz
      )`);
    await query.query(`
      CREATE UNIQUE INDEX report_signature_once ON report_signature (member)
      WHERE void_at IS NULL AND position <> 'refused'`);
    await query.query('CREATE INDEX report_signature_lot ON report_signature (project, lot)');
  }

  /** A member hands in each sheet once; a void one may be followed by another. */
  private async sheets(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE review_sheet (
        id uuid PRIMARY KEY,
        project uuid NOT NULL,
        lot text NOT NULL,
        member uuid NOT NULL REFERENCES committee_member,
        findings jsonb NOT NULL,
        lack_of_competition text,
        submitted_at timestamptz NOT NULL,
        void_at timestamptz
      )`);
    await query.query(`
      CREATE TABLE member_score_sheet (
        id uuid PRIMARY KEY,
        project uuid NOT NULL,
        lot text NOT NULL,
        member uuid NOT NULL REFERENCES committee_member,
        scores jsonb NOT NULL,
        salt text NOT NULL,
        digest text NOT NULL,
        submitted_at timestamptz NOT NULL,
        void_at timestamptz
      )`);
    for (const table of ['review_sheet', 'member_score_sheet']) {
      await query.query(`CREATE UNIQUE INDEX ${table}_once ON ${table} (member) WHERE void_at IS NULL`);
      await query.query(`CREATE INDEX ${table}_lot ON ${table} (project, lot)`);
    }
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
