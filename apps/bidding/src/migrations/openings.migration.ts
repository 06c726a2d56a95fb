import { type MigrationInterface, type QueryRunner } from 'typeorm';

const WITH_LOT = ['bid_opening', 'opening_wait', 'release_refusal', 'opening_record'];

const STATEMENTS = [
  `CREATE TABLE lot_opening (
     project uuid NOT NULL,
     lot text NOT NULL,
     begun_by text NOT NULL,
     begun_at timestamptz NOT NULL,
     deadline timestamptz NOT NULL,
     PRIMARY KEY (project, lot, begun_by),
     FOREIGN KEY (project, lot) REFERENCES traded_case (project, lot)
   )`,
  `INSERT INTO lot_opening (project, lot, begun_by, begun_at, deadline)
   SELECT of.project, of.lot, 'close-bidding',
     coalesce(of.settled #>> '{done,close-bidding,at}', published #>> '{timetable,submissionDeadline}')::timestamptz,
     (published #>> '{timetable,submissionDeadline}')::timestamptz
   FROM traded_case AS of JOIN traded_project AS project ON project.id = of.project
   WHERE EXISTS (SELECT FROM bid_opening AS opening WHERE opening.project = of.project AND opening.lot = of.lot)`,
  ...WITH_LOT.flatMap((table) => [
    `ALTER TABLE ${table} ADD COLUMN begun_by text NOT NULL DEFAULT 'close-bidding'`,
    `ALTER TABLE ${table} ALTER COLUMN begun_by DROP DEFAULT`,
  ]),
  ...['opening_wait', 'opening_record'].map(
    (table) => `ALTER TABLE ${table} DROP CONSTRAINT ${table}_pkey, ADD PRIMARY KEY (project, lot, begun_by)`,
  ),
];

/** A lot may be opened more than once, each time by an act of its own: what is kept of an opening names it. */
export class Openings1796000000300 implements MigrationInterface {
  name = 'Openings1796000000300';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await query.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
