import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class Announcement1764100000000 implements MigrationInterface {
  name = 'Announcement1764100000000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE project (
        id uuid PRIMARY KEY,
        ocid text NOT NULL UNIQUE,
        procedure text NOT NULL,
        stage text NOT NULL,
        revision int NOT NULL,
        draft_revision int NOT NULL,
        procuring_entity_key text NOT NULL,
        agency_key text,
        draft jsonb NOT NULL,
        calendar jsonb NOT NULL,
        timetable jsonb,
        custody_threshold int,
        import_changes jsonb,
        rerun_of uuid REFERENCES project,
        created_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        published_at timestamptz
      )`);
    await query.query('CREATE INDEX project_recent ON project (created_at DESC, id DESC)');
    await query.query('CREATE INDEX project_of_entity ON project (procuring_entity_key, created_at DESC, id DESC)');
    await query.query('CREATE INDEX project_of_agency ON project (agency_key, created_at DESC, id DESC)');
    await query.query(`
      CREATE TABLE lot (
        project_id uuid NOT NULL REFERENCES project,
        lot_id text NOT NULL,
        stage text NOT NULL,
        rerun_in uuid REFERENCES project,
        PRIMARY KEY (project_id, lot_id)
      )`);
    await query.query(`
      CREATE TABLE custodian (
        id text PRIMARY KEY,
        name text NOT NULL,
        organisation jsonb NOT NULL,
        verification_key text NOT NULL UNIQUE,
        registered_at timestamptz NOT NULL
      )`);
    await query.query('CREATE INDEX custodian_order ON custodian (registered_at, id)');
    await query.query(`
      CREATE TABLE custody_seat (
        project_id uuid NOT NULL REFERENCES project,
        custodian_id text NOT NULL REFERENCES custodian,
        place int NOT NULL,
        assigned_at timestamptz NOT NULL,
        recipient text UNIQUE,
        verification_key text,
        signature text,
        given_at timestamptz,
        PRIMARY KEY (project_id, custodian_id)
      )`);
    await query.query(`
      CREATE INDEX custody_seat_waiting ON custody_seat (custodian_id, assigned_at, project_id)
      WHERE recipient IS NULL`);
    await query.query(`
      CREATE TABLE tender_document (
        id uuid PRIMARY KEY,
        project_id uuid NOT NULL REFERENCES project,
        title text NOT NULL,
        document_type text NOT NULL,
        media_type text NOT NULL,
        sha256 text NOT NULL,
        size bigint NOT NULL,
        uploaded_at timestamptz NOT NULL,
        issued_revision int
      )`);
    await query.query('CREATE INDEX tender_document_of ON tender_document (project_id, uploaded_at, id)');
    await query.query(`
      CREATE TABLE notice (
        id uuid PRIMARY KEY,
        project_id uuid NOT NULL REFERENCES project,
        revision int NOT NULL,
        kind text NOT NULL,
        published_at timestamptz NOT NULL,
        reason text,
        affects_bids boolean,
        changed_fields jsonb,
        published jsonb,
        UNIQUE (project_id, revision)
      )`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
