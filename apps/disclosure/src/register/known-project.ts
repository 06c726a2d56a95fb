import { caseRefused, type LotPath } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { RegisterLot } from '../projections/register-lot.entity';
import { RegisterProject } from '../projections/register-project.entity';

/** @throws {RefusedError} `project-unknown` */
export async function knownProject(manager: EntityManager, id: string): Promise<RegisterProject> {
  const project = await manager.findOneBy(RegisterProject, { id });
  if (!project) throw caseRefused('project-unknown');
  return project;
}

/** @throws {RefusedError} `lot-unknown` */
export async function knownLot(manager: EntityManager, { project, lot }: LotPath): Promise<RegisterLot> {
  const found = await manager.findOneBy(RegisterLot, { projectId: project, lotId: lot });
  if (!found) throw caseRefused('lot-unknown');
  return found;
}
