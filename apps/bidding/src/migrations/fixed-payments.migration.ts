import { type MigrationInterface, type QueryRunner } from 'typeorm';

const STATEMENTS = [
  `ALTER TABLE registration ADD COLUMN salt text`,
  `ALTER TABLE security_payment ADD COLUMN salt text`,
];

/** Registrations and payments are fixed by salted digests; those of before have none. */
export class FixedPayments1764200000200 implements MigrationInterface {
  name = 'FixedPayments1764200000200';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await query.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
