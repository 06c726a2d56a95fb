import { isInstant } from '@mingtang/procedure/time';
import { cursorInvalid, decodeCursor, type Page, pageFrom } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { EntityManager } from 'typeorm';
import { type ProjectSummary } from '../projections/register-project.entity';
import { type AwaitedAct, type DueActDto, type DueQuery } from './due-act.dto';

interface Row {
  readonly act: AwaitedAct;
  readonly project: string;
  readonly lot: string;
  readonly item: string;
  readonly rule: string;
  readonly begins_at: Date | null;
  readonly due_at: Date | null;
  readonly at: Date;
  readonly summary: ProjectSummary;
}

/** A lot that is tendered again already is awaited no more. */
const RERUN = `EXISTS (
  SELECT FROM register_project AS again
  WHERE again.summary->>'rerunOf' = owed.project_id::text
    AND again.published->'lots' @> jsonb_build_array(jsonb_build_object('id', owed.lot_id)))`;

/** What all lots await, what is due longest first. */
@Injectable()
export class ListDue {
  constructor(private readonly manager: EntityManager) {}

  /** @throws {RefusedError} `cursor-invalid` */
  async list({ limit, cursor, act }: DueQuery): Promise<Page<DueActDto>> {
    const after = decodeCursor(cursor, 5)?.map(String);
    if (after && !(isInstant(after[0] as string) && isUUID(after[2]))) throw cursorInvalid();
    const rows = await this.manager.query<Row[]>(
      `SELECT owed.act, owed.project_id AS project, owed.lot_id AS lot, owed.item, owed.rule, owed.begins_at, owed.due_at, owed.at,
              project.summary
       FROM owed_act AS owed JOIN register_project AS project ON project.id = owed.project_id
       WHERE ($1::text IS NULL OR owed.act = $1) AND NOT (owed.act = 'rerun' AND ${RERUN})
         AND ($2::timestamptz IS NULL
           OR (owed.at, owed.act, owed.project_id, owed.lot_id, owed.item) > ($2::timestamptz, $3, $4::uuid, $5, $6))
       ORDER BY owed.at, owed.act, owed.project_id, owed.lot_id, owed.item LIMIT $7`,
      [act ?? null, ...(after ?? [null, null, null, null, null]), limit + 1],
    );
    return pageFrom(
      rows,
      limit,
      ({ at, act: awaited, project, lot, item }) => [at.toISOString(), awaited, project, lot, item],
      toDto,
    );
  }
}

function toDto({ act, project, lot, item, rule, begins_at: from, due_at: due, summary }: Row): DueActDto {
  const { title, procuringEntity, sandbox } = summary;
  return {
    act,
    project,
    title,
    lot,
    ...(item !== '' && { item }),
    procuringEntity,
    ...(from && { from: from.toISOString() }),
    ...(due && { due: due.toISOString() }),
    rule,
    sandbox,
  };
}
