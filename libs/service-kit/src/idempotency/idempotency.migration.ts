import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class Idempotency1764000000001 implements MigrationInterface {
  name = 'Idempotency1764000000001';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE idempotency_key (
        actor text NOT NULL,
        key text NOT NULL,
        request_digest text NOT NULL,
        response jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (actor, key)
      )`);
    await query.query('CREATE INDEX idempotency_key_age ON idempotency_key (created_at)');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
