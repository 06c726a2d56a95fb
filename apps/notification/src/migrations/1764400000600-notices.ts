import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class Notices1764400000600 implements MigrationInterface {
  name = 'Notices1764400000600';

  async up(query: QueryRunner): Promise<void> {
    await knowledge(query);
    await notices(query);
    await contacts(query);
    await publicSteps(query);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

async function knowledge(query: QueryRunner): Promise<void> {
  await query.query(`CREATE TABLE project (id uuid PRIMARY KEY, revision int NOT NULL, known jsonb NOT NULL)`);
  await query.query(`
    CREATE TABLE lot (
      project_id uuid NOT NULL REFERENCES project (id),
      lot_id text NOT NULL,
      known jsonb NOT NULL,
      PRIMARY KEY (project_id, lot_id)
    )`);
  await query.query(`
    CREATE TABLE party (
      project_id uuid NOT NULL REFERENCES project (id),
      pseudonym text NOT NULL,
      PRIMARY KEY (project_id, pseudonym)
    )`);
}

async function notices(query: QueryRunner): Promise<void> {
  await query.query(`
    CREATE TABLE notice (
      id uuid PRIMARY KEY,
      position bigint GENERATED ALWAYS AS IDENTITY,
      recipient text NOT NULL,
      project_id uuid NOT NULL REFERENCES project (id),
      lot_id text,
      kind text NOT NULL,
      time timestamptz NOT NULL,
      due_at timestamptz,
      due text
    )`);
  await query.query('CREATE INDEX notice_recipient ON notice (recipient, position DESC)');
  await query.query(`
    CREATE TABLE reading (
      subject text NOT NULL,
      notice_id uuid NOT NULL REFERENCES notice (id),
      read_at timestamptz NOT NULL,
      PRIMARY KEY (subject, notice_id)
    )`);
}

async function contacts(query: QueryRunner): Promise<void> {
  await query.query(`
    CREATE TABLE contact (
      subject text PRIMARY KEY,
      roles text[] NOT NULL,
      organisation jsonb,
      email text,
      language text NOT NULL,
      calendar_token text NOT NULL UNIQUE
    )`);
}

async function publicSteps(query: QueryRunner): Promise<void> {
  await query.query(`
    CREATE TABLE public_step (
      position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      project_id uuid NOT NULL,
      lot_id text,
      event_id uuid NOT NULL,
      type text NOT NULL,
      time timestamptz NOT NULL
    )`);
}
