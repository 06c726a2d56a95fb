import { type Actor } from '@mingtang/contracts';
import { PROJECT_STAGE_ORDER, projectStage, type Stage } from '@mingtang/procedure/procedures';
import { type TradedProject } from '@mingtang/service-kit';
import { type EntityManager, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { refused } from '../refusals';
import { maySee } from './project-access';
import { Project } from './project.entity';

/** Where a project stands: a draft before its notice, then as its cases do. */
export function stageOf(traded: TradedProject | undefined): Stage {
  return traded ? projectStage(traded.cases.map(({ stand }) => stand.stage)) : 'draft';
}

/** Selects projects that stand at one of these stages. */
export function selectStanding<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  stages: readonly string[],
): SelectQueryBuilder<Row> {
  return query.andWhere(
    `coalesce((SELECT each.stage FROM traded_case each WHERE each.project = project.id
               ORDER BY array_position(:order::text[], each.stage) LIMIT 1), 'draft') = ANY (:stages::text[])`,
    { order: PROJECT_STAGE_ORDER, stages },
  );
}

/**
 * Says of a draft that it is one, to who may see it; what needs a notice is refused to all others as if there were no such project.
 * @throws {RefusedError} `not-published`, `project-unknown`
 */
export async function assertPublished(manager: EntityManager, id: string, actor: Actor): Promise<void> {
  const project = await manager.findOneBy(Project, { id });
  if (!project || !maySee(actor, project)) throw refused('project-unknown');
  if (project.publishedAt === null) throw refused('not-published');
}
