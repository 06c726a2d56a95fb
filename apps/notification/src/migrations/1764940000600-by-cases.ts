import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Where a lot stands, and what its project is, its case says; kept here is who takes part. */
export class ByCases1764940000600 implements MigrationInterface {
  name = 'ByCases1764940000600';

  async up(query: QueryRunner): Promise<void> {
    await query.query(
      'CREATE TABLE part (project_id uuid NOT NULL, recipient text, PRIMARY KEY (project_id, recipient))',
    );
    await query.query('CREATE INDEX part_recipient ON part (recipient)');
    await query.query(`
      INSERT INTO part
        SELECT project_id, 'unnamed:' || pseudonym FROM party
        UNION SELECT id, 'owner:' || key FROM project, jsonb_array_elements_text(known->'owners') AS key
        UNION SELECT id, 'custodian:' || (each->>'name') FROM project, jsonb_array_elements(known->'custodians') AS each
        UNION SELECT project_id, 'bidder:' || key FROM lot, jsonb_array_elements_text(known->'bidders') AS key
        UNION SELECT project_id, 'account:' || key FROM lot, jsonb_array_elements_text(known->'members') AS key`);
    await query.query(`
      UPDATE lot SET known = known
        - '{title,objectionsUntil,openObjections,undecidedObjections,awarded,ended}'::text[]`);
    await query.query('DROP TABLE party');
    await query.query('DROP TABLE project CASCADE');
    await query.query('ALTER TABLE notice ADD act text, ADD overtaken_by text, DROP COLUMN due');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
