import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Which entry disclosed a hashed record, so that a log of any size can be shown as it was. */
export class DisclosedBy1764400000100 implements MigrationInterface {
  name = 'DisclosedBy1764400000100';

  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE disclosed_record ADD COLUMN disclosed_by bigint REFERENCES entry (index)');
    await query.query(`
      UPDATE disclosed_record SET disclosed_by = coalesce(
        (SELECT min(by.index) FROM entry AS by
         WHERE by.project = hashed.project AND by.lot = hashed.lot AND by.type = 'disclosure.candidates-published.v1'),
        (SELECT max(by.index) FROM entry AS by
         WHERE by.project = hashed.project AND by.lot = hashed.lot AND by.type = 'evaluation.report-signed.v1'),
        hashed.index)
      FROM entry AS hashed WHERE hashed.event = disclosed_record.event`);
    await query.query('ALTER TABLE disclosed_record ALTER COLUMN disclosed_by SET NOT NULL');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
