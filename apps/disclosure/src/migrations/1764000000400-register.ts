import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class Register1764000000400 implements MigrationInterface {
  name = 'Register1764000000400';

  async up(query: QueryRunner): Promise<void> {
    await projects(query);
    await lots(query);
    await steps(query);
    await objections(query);
    await awards(query);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

async function projects(query: QueryRunner): Promise<void> {
  await query.query(`
    CREATE TABLE register_project (
      id uuid PRIMARY KEY,
      revision int NOT NULL,
      stage text NOT NULL,
      published jsonb NOT NULL,
      summary jsonb NOT NULL,
      classification text NOT NULL,
      region text NOT NULL,
      procuring_entity text NOT NULL,
      agency text,
      sandbox boolean NOT NULL,
      published_at timestamptz NOT NULL,
      search_text text NOT NULL,
      search_grams text[] NOT NULL,
      cancellation jsonb
    )`);
  await query.query('CREATE INDEX register_project_latest ON register_project (published_at DESC, id DESC)');
  for (const column of ['stage', 'classification', 'procuring_entity'])
    await query.query(
      `CREATE INDEX register_project_${column} ON register_project (${column}, published_at DESC, id DESC)`,
    );
  await query.query('CREATE INDEX register_project_region ON register_project (region text_pattern_ops)');
  await query.query('CREATE INDEX register_project_search ON register_project USING gin (search_grams)');
}

async function lots(query: QueryRunner): Promise<void> {
  await query.query(`
    CREATE TABLE register_lot (
      project_id uuid NOT NULL REFERENCES register_project (id),
      lot_id text NOT NULL,
      stage text NOT NULL,
      opening jsonb,
      opening_failure jsonb,
      evaluation jsonb,
      report jsonb,
      candidates jsonb,
      PRIMARY KEY (project_id, lot_id)
    )`);
}

async function steps(query: QueryRunner): Promise<void> {
  await query.query(`
    CREATE TABLE step (
      event_id uuid PRIMARY KEY,
      position bigint GENERATED ALWAYS AS IDENTITY,
      project_id uuid NOT NULL REFERENCES register_project (id),
      lot_id text,
      time timestamptz NOT NULL,
      type text NOT NULL,
      source text NOT NULL,
      actor_role text NOT NULL,
      facts jsonb NOT NULL,
      hidden boolean NOT NULL
    )`);
  await query.query('CREATE INDEX step_shown ON step (project_id, time, position) WHERE NOT hidden');
  await query.query('CREATE INDEX step_hidden ON step (project_id, lot_id) WHERE hidden');
}

async function objections(query: QueryRunner): Promise<void> {
  await query.query(`
    CREATE TABLE objection (
      id uuid PRIMARY KEY,
      project_id uuid NOT NULL,
      lot_id text NOT NULL,
      objector text NOT NULL,
      objector_name text NOT NULL,
      grounds text NOT NULL,
      interest text,
      salt text NOT NULL,
      digest text NOT NULL,
      filed_at timestamptz NOT NULL,
      answer_due timestamptz NOT NULL,
      answer text,
      answer_salt text,
      answer_digest text,
      upheld boolean,
      answered_at timestamptz,
      FOREIGN KEY (project_id, lot_id) REFERENCES register_lot (project_id, lot_id)
    )`);
  await query.query('CREATE INDEX objection_lot ON objection (project_id, lot_id, filed_at, id)');
}

async function awards(query: QueryRunner): Promise<void> {
  await query.query(`
    CREATE TABLE award (
      id uuid PRIMARY KEY,
      project_id uuid NOT NULL,
      lot_id text NOT NULL,
      bid uuid NOT NULL,
      rank int NOT NULL,
      bidder jsonb NOT NULL,
      price jsonb NOT NULL,
      passed_over jsonb NOT NULL,
      determined_at timestamptz NOT NULL,
      superseded_at timestamptz,
      noticed_at timestamptz,
      contract_due timestamptz,
      FOREIGN KEY (project_id, lot_id) REFERENCES register_lot (project_id, lot_id)
    )`);
  await query.query('CREATE UNIQUE INDEX award_standing ON award (project_id, lot_id) WHERE superseded_at IS NULL');
  await query.query('CREATE INDEX award_lot ON award (project_id, lot_id, determined_at)');
  await query.query(`
    CREATE TABLE award_notice (
      id uuid PRIMARY KEY,
      award_id uuid NOT NULL REFERENCES award (id),
      recipient text NOT NULL,
      noticed_at timestamptz NOT NULL,
      UNIQUE (award_id, recipient)
    )`);
  await query.query('CREATE INDEX award_notice_recipient ON award_notice (recipient, noticed_at DESC, id DESC)');
  await query.query(`
    CREATE TABLE contract (
      id uuid PRIMARY KEY,
      award_id uuid NOT NULL UNIQUE REFERENCES award (id),
      signed_at timestamptz NOT NULL,
      published_at timestamptz NOT NULL,
      price jsonb NOT NULL,
      performance_security jsonb,
      late boolean NOT NULL
    )`);
}
