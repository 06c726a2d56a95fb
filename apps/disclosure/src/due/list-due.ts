import { candidatesDue, isInstant } from '@mingtang/procedure';
import { cursorInvalid, decodeCursor, type Page, pageFrom } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import { lawOf } from '../lot/lot-access';
import { RegisterProject } from '../projections/register-project.entity';
import { DUE_KINDS, type DueActDto, type DueKind, type DueQuery } from './due-act.dto';

interface Due {
  readonly kind: DueKind;
  readonly project: string;
  readonly lot: string;
  readonly due: Date;
}

/** Times that stand in the register as they were computed when the act before them was done. */
const STORED = `
  SELECT 'opening' AS kind, lot.project_id AS project, lot.lot_id AS lot, project.submission_deadline AS due
    FROM register_lot AS lot JOIN register_project AS project ON project.id = lot.project_id
    WHERE lot.stage = 'published'
  UNION ALL
  SELECT 'objection-answer', objection.project_id, objection.lot_id, min(answer_due)
    FROM objection JOIN register_lot AS lot ON lot.project_id = objection.project_id AND lot.lot_id = objection.lot_id
    WHERE answered_at IS NULL AND lot.stage NOT IN ('failed', 'cancelled')
    GROUP BY objection.project_id, objection.lot_id
  UNION ALL
  SELECT 'award', project_id, lot_id, (candidates->>'objectionsUntil')::timestamptz
    FROM register_lot WHERE stage = 'candidates'
  UNION ALL
  SELECT 'contract', award.project_id, award.lot_id, contract_due
    FROM award JOIN register_lot AS lot ON lot.project_id = award.project_id AND lot.lot_id = award.lot_id
    WHERE superseded_at IS NULL AND contract_due IS NOT NULL AND lot.stage = 'awarded'
      AND NOT EXISTS (SELECT FROM contract WHERE contract.award_id = award.id)
  UNION ALL
  SELECT 'rerun', lot.project_id, lot.lot_id, failed.at
    FROM register_lot AS lot CROSS JOIN LATERAL (
      SELECT max(time) AS at FROM step WHERE step.project_id = lot.project_id AND step.lot_id = lot.lot_id AND type IN (
        'bidding.lot-opening-failed.v1', 'evaluation.evaluation-completed.v1', 'disclosure.objection-decided.v1')
    ) AS failed
    WHERE lot.stage = 'failed' AND failed.at IS NOT NULL
      AND NOT EXISTS (
        SELECT FROM register_project AS again
        WHERE again.summary->>'rerunOf' = lot.project_id::text
          AND again.published->'lots' @> jsonb_build_array(jsonb_build_object('id', lot.lot_id)))`;

/** What all lots await, what is due longest first. */
@Injectable()
export class ListDue {
  constructor(private readonly manager: EntityManager) {}

  /** @throws {RefusedError} `cursor-invalid` */
  async list({ limit, cursor, kind }: DueQuery): Promise<Page<DueActDto>> {
    const after = decodeCursor(cursor, 4)?.map(String);
    if (after && !isInstant(after[0] as string)) throw cursorInvalid();
    const stored = await this.manager.query<Due[]>(
      `SELECT kind, project, lot, due FROM (${STORED}) AS awaited
       WHERE ($1::text IS NULL OR kind = $1)
         AND ($2::timestamptz IS NULL OR (due, kind, project::text, lot) > ($2::timestamptz, $3, $4, $5))
       ORDER BY due, kind, project::text, lot LIMIT $6`,
      [kind ?? null, ...(after ?? [null, null, null, null]), limit + 1],
    );
    const reported = kind === undefined || kind === 'candidates' ? await this.candidates() : [];
    const rest = after ? reported.filter((each) => compare(keyOf(each), after) > 0) : reported;
    const due = [...stored, ...rest].sort((a, b) => compare(keyOf(a), keyOf(b))).slice(0, limit + 1);
    const projects = await this.manager.find(RegisterProject, {
      where: { id: In([...new Set(due.map(({ project }) => project))]) },
      select: { id: true, summary: true },
    });
    const summaryOf = new Map(projects.map(({ id, summary }) => [id, summary]));
    return pageFrom(due, limit, keyOf, (act) => {
      const { title, procuringEntity, sandbox } = summaryOf.get(act.project) as RegisterProject['summary'];
      const { kind: awaited, project, lot } = act;
      return {
        kind: awaited,
        project,
        title,
        lot,
        procuringEntity,
        due: act.due.toISOString(),
        rule: DUE_KINDS[awaited],
        sandbox,
      };
    });
  }

  /** Signed reports whose candidates are awaited (DIS-01): few at a time, since the law gives three days. */
  private async candidates(): Promise<Due[]> {
    const rows = await this.manager.query<(Omit<Due, 'kind' | 'due'> & Pick<RegisterProject, 'published'> & Signed)[]>(
      `SELECT lot.project_id AS project, lot.lot_id AS lot, lot.report->>'signedAt' AS "signedAt", project.published
       FROM register_lot AS lot JOIN register_project AS project ON project.id = lot.project_id
       WHERE lot.report IS NOT NULL AND lot.candidates IS NULL AND lot.evaluation->>'outcome' = 'ranked'
         AND lot.stage NOT IN ('failed', 'cancelled')`,
    );
    return rows.map(({ project, lot, signedAt, published }) => {
      const { definition, calendar } = lawOf(published);
      return { kind: 'candidates', project, lot, due: new Date(candidatesDue(signedAt, definition, calendar)) };
    });
  }
}

interface Signed {
  readonly signedAt: string;
}

function keyOf({ due, kind, project, lot }: Due): string[] {
  return [due.toISOString(), kind, project, lot];
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (const [at, part] of a.entries()) {
    const other = b[at] as string;
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}
