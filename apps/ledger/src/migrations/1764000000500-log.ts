import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class Log1764000000500 implements MigrationInterface {
  name = 'Log1764000000500';

  async up(query: QueryRunner): Promise<void> {
    await log(query);
    await records(query);
    await witnesses(query);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

/** `log` is one row: how far the tree is stored, and the checkpoints that were signed, shown, and cosigned by a quorum. */
async function log(query: QueryRunner): Promise<void> {
  await query.query(`
    CREATE TABLE log (
      id int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
      origin text NOT NULL,
      size bigint NOT NULL,
      root bytea NOT NULL,
      signed text,
      published text,
      published_size bigint NOT NULL DEFAULT -1,
      witnessed text,
      witnessed_size bigint NOT NULL DEFAULT -1
    )`);
  await query.query(`
    CREATE TABLE entry (
      index bigint PRIMARY KEY,
      leaf bytea NOT NULL,
      type text NOT NULL,
      event uuid UNIQUE,
      project uuid,
      seq int,
      lot text,
      payload text,
      salt text,
      UNIQUE (project, seq)
    )`);
  await query.query('CREATE INDEX entry_lot ON entry (project, lot, type)');
  await query.query(`
    CREATE TABLE tile (
      level int NOT NULL,
      index bigint NOT NULL,
      hashes bytea NOT NULL,
      PRIMARY KEY (level, index)
    )`);
}

/** Events that wait for their entry, records that the log keeps sealed, and what it knows of projects meanwhile. */
async function records(query: QueryRunner): Promise<void> {
  await query.query(`
    CREATE TABLE waiting_event (
      position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      event uuid NOT NULL UNIQUE,
      type text NOT NULL,
      project uuid NOT NULL,
      time text NOT NULL,
      actor_role text NOT NULL,
      payload text NOT NULL
    )`);
  await query.query(`
    CREATE TABLE sealed_record (
      position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      event uuid NOT NULL UNIQUE,
      project uuid NOT NULL,
      type text NOT NULL,
      record text NOT NULL,
      payload text NOT NULL,
      salt text NOT NULL,
      batch bigint REFERENCES entry (index),
      place int,
      path bytea,
      listed_seq int,
      listed_as int
    )`);
  await query.query('CREATE INDEX sealed_record_waiting ON sealed_record (position) WHERE batch IS NULL');
  await query.query(
    'CREATE INDEX sealed_record_unlisted ON sealed_record (project, position) WHERE listed_seq IS NULL',
  );
  await query.query('CREATE INDEX sealed_record_listed ON sealed_record (project, listed_seq, listed_as)');
  await query.query(`
    CREATE TABLE logged_project (
      id uuid PRIMARY KEY,
      seq int NOT NULL,
      open boolean NOT NULL,
      listed boolean NOT NULL,
      cancelled boolean NOT NULL,
      unopened_lots text[] NOT NULL
    )`);
  await query.query('CREATE INDEX logged_project_open ON logged_project (id) WHERE open');
  await query.query(
    `CREATE INDEX logged_project_unopened ON logged_project (id) WHERE open OR unopened_lots <> '{}'::text[]`,
  );
  await query.query('CREATE TABLE disclosed_record (event uuid PRIMARY KEY REFERENCES entry (event))');
}

async function witnesses(query: QueryRunner): Promise<void> {
  await query.query(`
    CREATE TABLE witness (
      name text PRIMARY KEY,
      verifier_key text NOT NULL,
      url text NOT NULL,
      custodian text UNIQUE,
      registered_at timestamptz NOT NULL
    )`);
  await query.query(`
    CREATE TABLE awaited_anchor (
      event uuid PRIMARY KEY REFERENCES entry (event),
      index bigint NOT NULL,
      project uuid NOT NULL,
      lot text NOT NULL,
      number int NOT NULL,
      request_digest text NOT NULL
    )`);
}
