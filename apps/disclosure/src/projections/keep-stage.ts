import { projectStage, type Stage } from '@mingtang/procedure/procedures';
import { type Case } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { RegisterLot } from './register-lot.entity';
import { RegisterProject } from './register-project.entity';

/**
 * Keeps where a case stands beside what the register's lists are filtered, counted and sorted by: with 200 000 projects statistics that
 * join the cases take twice as long, and the projects of a stage cannot be counted in time without a column of theirs.
 */
export async function keepStage(
  manager: EntityManager,
  { project: projectId, lot: lotId, stand: { stage } }: Pick<Case, 'project' | 'lot' | 'stand'>,
): Promise<void> {
  const { affected } = await manager.update(RegisterLot, { projectId, lotId }, { stage });
  // Before its notice is taken in there is nothing to keep; `takeNotice` begins with where the cases stand then.
  if (affected === 0) return;
  const lots = await manager.find(RegisterLot, { select: { stage: true }, where: { projectId } });
  await manager.update(RegisterProject, { id: projectId }, { stage: stageOf(lots) });
}

/** Where a project stands, by its lots. */
export function stageOf(lots: readonly { readonly stage: Stage }[]): Stage {
  return projectStage(lots.map(({ stage }) => stage));
}
