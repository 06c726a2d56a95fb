import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Each time that the technical part of an evaluation was concluded. */
export class ConcludedTechnical1764600000800 implements MigrationInterface {
  name = 'ConcludedTechnical1764600000800';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE concluded_technical (
        event uuid PRIMARY KEY,
        project uuid NOT NULL,
        lot text NOT NULL,
        concluded_at timestamptz NOT NULL,
        fact jsonb NOT NULL,
        FOREIGN KEY (project, lot) REFERENCES evaluation (project, lot)
      )`);
    await query.query('CREATE INDEX concluded_technical_lot ON concluded_technical (project, lot)');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
