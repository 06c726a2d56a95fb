import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Draws get their randomness from custodians and their anchor from the public log; review sheets a salted digest; both sheets
 * receipts. Draws made before keep the platform's randomness, and are marked by it.
 */
export class Trust1764000000110 implements MigrationInterface {
  name = 'Trust1764000000110';

  async up(query: QueryRunner): Promise<void> {
    await this.draws(query);
    await this.sheets(query);
    await query.query('ALTER TABLE evaluation DROP COLUMN tie_randomness');
    await query.query('ALTER TABLE committee_member ADD replaced boolean');
    await query.query(`
      CREATE TABLE superseded_document (
        project uuid NOT NULL,
        lot text NOT NULL,
        superseded_at timestamptz NOT NULL,
        document jsonb NOT NULL,
        PRIMARY KEY (project, lot, superseded_at),
        FOREIGN KEY (project, lot) REFERENCES evaluation
      )`);
  }

  private async draws(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE expert_draw
        ADD state text NOT NULL DEFAULT 'drawn',
        ADD opened_at timestamptz,
        ADD request_event uuid,
        ADD requested_at timestamptz,
        ADD representatives jsonb,
        ADD anchor jsonb,
        ADD due timestamptz,
        ADD seed text,
        ADD voided_at timestamptz,
        ADD void_reason text CHECK (void_reason IN ('reveal-missing', 'not-anchored')),
        ADD missing text[],
        ALTER request DROP NOT NULL,
        ALTER request_digest DROP NOT NULL,
        ALTER randomness DROP NOT NULL,
        ALTER orders DROP NOT NULL,
        ALTER experts DROP NOT NULL,
        ALTER drawn_at DROP NOT NULL`);
    await query.query(`
      UPDATE expert_draw SET opened_at = drawn_at, requested_at = drawn_at, representatives = '[]',
        seed = encode(sha256(convert_to(
          '{"randomness":"' || randomness || '","requestDigest":"' || request_digest || '"}', 'UTF8')), 'hex')`);
    await query.query(`
      ALTER TABLE expert_draw
        ALTER state DROP DEFAULT,
        ALTER opened_at SET NOT NULL,
        ADD CHECK (state IN ('awaiting-commitments', 'requested', 'awaiting-reveals', 'drawn', 'voided')),
        ADD CHECK (state <> 'drawn' OR (request IS NOT NULL AND orders IS NOT NULL AND seed IS NOT NULL AND drawn_at IS NOT NULL)),
        ADD CHECK ((state = 'voided') = (voided_at IS NOT NULL))`);
    await query.query(`
      CREATE UNIQUE INDEX expert_draw_under_way ON expert_draw (project, lot) WHERE state NOT IN ('drawn', 'voided')`);
    await query.query(`
      CREATE INDEX expert_draw_waiting ON expert_draw (opened_at)
      WHERE state IN ('awaiting-commitments', 'awaiting-reveals')`);
    await query.query(`
      CREATE TABLE custodian_commitment (
        project uuid NOT NULL,
        lot text NOT NULL,
        number int NOT NULL,
        custodian text NOT NULL,
        commitment text NOT NULL UNIQUE,
        signature text NOT NULL,
        committed_at timestamptz NOT NULL,
        randomness text,
        reveal_signature text,
        revealed_at timestamptz,
        PRIMARY KEY (project, lot, number, custodian),
        FOREIGN KEY (project, lot, number) REFERENCES expert_draw,
        CHECK ((randomness IS NULL) = (revealed_at IS NULL) AND (randomness IS NULL) = (reveal_signature IS NULL))
      )`);
    await query.query(`
      INSERT INTO expert_draw (project, lot, number, state, opened_at)
      SELECT project, lot, coalesce(made.number, 0) + 1, 'awaiting-commitments',
             coalesce(gone.at, (opening->>'openedAt')::timestamptz)
      FROM evaluation
      LEFT JOIN LATERAL (SELECT max(number) AS number FROM expert_draw AS draw
                         WHERE draw.project = evaluation.project AND draw.lot = evaluation.lot) AS made ON true
      LEFT JOIN LATERAL (SELECT max(recused_at) AS at FROM committee_member AS member
                         WHERE member.project = evaluation.project AND member.lot = evaluation.lot) AS gone ON true
      WHERE state IN ('awaiting-draw', 'vacant')`);
  }

  private async sheets(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE review_sheet ADD salt text, ADD digest text, ADD receipt text, ADD event uuid');
    await query.query('ALTER TABLE member_score_sheet ADD receipt text, ADD event uuid');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
