import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** `CASE` is a word of SQL: the tables are called by what is traded. */
export class Cases1764000000002 implements MigrationInterface {
  name = 'Cases1764000000002';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE traded_project (
        id uuid PRIMARY KEY,
        published jsonb NOT NULL,
        places int NOT NULL DEFAULT 0
      )`);
    await query.query(`
      CREATE TABLE traded_case (
        project uuid NOT NULL REFERENCES traded_project (id),
        lot text NOT NULL,
        stage text NOT NULL,
        settled jsonb NOT NULL,
        acted jsonb NOT NULL DEFAULT '[]',
        PRIMARY KEY (project, lot)
      )`);
    await query.query(`
      CREATE TABLE traded_fact (
        id bigserial PRIMARY KEY,
        project uuid NOT NULL,
        lot text NOT NULL,
        event uuid NOT NULL,
        type text NOT NULL,
        said jsonb NOT NULL,
        fact jsonb NOT NULL,
        UNIQUE (project, lot, event),
        FOREIGN KEY (project, lot) REFERENCES traded_case (project, lot)
      )`);
    await query.query('CREATE INDEX traded_case_stage ON traded_case (stage)');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
