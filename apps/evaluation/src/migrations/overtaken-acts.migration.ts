import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Acts that something came before in the order of their project, and so never took effect. */
export class OvertakenActs1764600000600 implements MigrationInterface {
  name = 'OvertakenActs1764600000600';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE overtaken_act (
        event uuid NOT NULL,
        project uuid NOT NULL,
        lot text NOT NULL,
        act text NOT NULL,
        at timestamptz NOT NULL,
        by text,
        PRIMARY KEY (event, project, lot),
        FOREIGN KEY (project, lot) REFERENCES evaluation (project, lot)
      )`);
    await query.query('CREATE INDEX overtaken_act_lot ON overtaken_act (project, lot)');
    await query.query(`
      ALTER TABLE committee_member
        DROP CONSTRAINT committee_member_state_check,
        ADD CHECK (state IN ('seated', 'accepted', 'recused', 'released'))`);
    await query.query(`
      ALTER TABLE expert_draw
        ADD overtaken_at timestamptz,
        DROP CONSTRAINT expert_draw_state_check,
        ADD CHECK (state IN ('awaiting-commitments', 'requested', 'awaiting-reveals', 'drawn', 'voided', 'overtaken')),
        ADD CHECK ((state = 'overtaken') = (overtaken_at IS NOT NULL))`);
    await query.query('DROP INDEX expert_draw_under_way');
    await query.query(`
      CREATE UNIQUE INDEX expert_draw_under_way ON expert_draw (project, lot)
      WHERE state NOT IN ('drawn', 'voided', 'overtaken')`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
