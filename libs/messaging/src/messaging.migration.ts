import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The tables of transactional messaging; every service with a database runs it first. */
export class Messaging1764000000000 implements MigrationInterface {
  name = 'Messaging1764000000000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE outbox (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        event_id uuid NOT NULL UNIQUE,
        project_id uuid NOT NULL,
        type text NOT NULL,
        event jsonb NOT NULL,
        published_at timestamptz
      )`);
    await query.query(`CREATE INDEX outbox_unpublished ON outbox (id) WHERE published_at IS NULL`);
    await query.query(`CREATE INDEX outbox_project ON outbox (project_id, id)`);
    await query.query(`
      CREATE TABLE inbox (
        event_id uuid PRIMARY KEY,
        type text NOT NULL,
        project_id uuid,
        taken_at timestamptz NOT NULL DEFAULT now(),
        dead boolean NOT NULL DEFAULT false
      )`);
    await query.query(`
      CREATE TABLE dead_letter (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        event_id uuid,
        project_id uuid,
        type text NOT NULL,
        topic text NOT NULL,
        partition int NOT NULL,
        "offset" bigint NOT NULL,
        message text NOT NULL,
        error text NOT NULL,
        dead_at timestamptz NOT NULL DEFAULT now(),
        forwarded_at timestamptz,
        replayed_at timestamptz,
        UNIQUE (topic, partition, "offset")
      )`);
    await query.query(`CREATE INDEX dead_letter_recent ON dead_letter (dead_at DESC, id)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
