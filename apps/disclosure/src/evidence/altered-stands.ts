import { EVENT_TYPES, isOpen } from '@mingtang/contracts';
import { isStage } from '@mingtang/procedure/procedures';
import { type TradedProject } from '@mingtang/service-kit';
import { isDeepStrictEqual } from 'node:util';
import { type EntityManager } from 'typeorm';
import { timedActs } from '../due/keep-owed';
import { OwedAct } from '../due/owed-act.entity';
import { stageOf } from '../projections/keep-stage';
import { type ProjectRows } from './project-rows';

/** The columns that are kept from cases, for lists, as far as the cases say another thing. */
export async function alteredStands(
  manager: EntityManager,
  { project, lots }: ProjectRows,
  { published, cases, places }: TradedProject,
): Promise<string[]> {
  const owed = await manager.findBy(OwedAct, { projectId: project.id });
  const ofLots = cases.flatMap(({ lot: id, law, stand }) => {
    const awaited = owed.filter(({ lotId }) => lotId === id).map(({ projectId: _, lotId: __, ...act }) => act);
    return [
      ...(lots.find(({ lotId }) => lotId === id)?.stage === stand.stage ? [] : [`register_lot.stage of ${id}`]),
      ...(isDeepStrictEqual(inOrder(awaited), inOrder(timedActs(law, stand))) ? [] : [`owed_act of ${id}`]),
    ];
  });
  const stages = lots.every(({ stage }) => isStage(stage)) && lots.length > 0;
  return [
    ...ofLots,
    ...(cases.length === lots.length ? [] : ['traded_case']),
    ...(isDeepStrictEqual(published, project.published) ? [] : ['traded_project.published']),
    ...((await openSteps(manager, project.id)) === places ? [] : ['traded_project.places']),
    ...(stages && project.stage === stageOf(lots) ? [] : ['register_project.stage']),
  ];
}

/** How many open events of a project have come in, from its notice on. */
async function openSteps(manager: EntityManager, project: string): Promise<number> {
  const [row] = await manager.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM step WHERE project_id = $1 AND type = ANY ($2) AND position >= (
       SELECT min(position) FROM step WHERE project_id = $1 AND type = 'announcement.project-published.v1')`,
    [project, EVENT_TYPES.filter(isOpen)],
  );
  return row?.n ?? 0;
}

function inOrder<Act extends { readonly act: string; readonly item: string }>(acts: readonly Act[]): object[] {
  return [...acts]
    .map((act) => ({ ...act }))
    .sort((a, b) => `${a.act} ${a.item}`.localeCompare(`${b.act} ${b.item}`, 'en'));
}
