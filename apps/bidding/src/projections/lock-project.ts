import { type PublishedProject } from '@mingtang/contracts';
import { type ProcedureDefinition, definitionOf, type Stage } from '@mingtang/procedure';
import { type EntityManager } from 'typeorm';
import { refused } from '../refusals';
import { Lot, Project } from './project.entity';

/** A project locked for the rest of the transaction, with its lots as they stand. */
export interface LockedProject {
  readonly id: string;
  readonly published: PublishedProject;
  readonly definition: ProcedureDefinition;
  /** The bid deadline in force. */
  readonly deadline: string;
  readonly procuringEntityKey: string;
  readonly agencyKey: string | null;
  readonly cancelled: boolean;
  readonly lots: readonly Lot[];
}

/**
 * Locks a project: acts on it run one after the other, and their events leave in that order.
 * Whether an act is in time is judged by when it arrived, not by when it got the lock.
 * @throws {RefusedError} `project-unknown`
 */
export async function lockProject(manager: EntityManager, id: string): Promise<LockedProject> {
  const project = await manager.findOne(Project, { where: { id }, lock: { mode: 'for_no_key_update' } });
  if (!project) throw refused('project-unknown');
  return {
    id,
    published: project.published,
    definition: definitionOf(project.published.procedure),
    deadline: project.deadline.toISOString(),
    procuringEntityKey: project.procuringEntityKey,
    agencyKey: project.agencyKey,
    cancelled: project.cancelledAt !== null,
    lots: await manager.findBy(Lot, { project: id }),
  };
}

/** @throws {RefusedError} `lot-unknown` */
export function lotOf(project: LockedProject, id: string): Lot {
  const lot = project.lots.find((candidate) => candidate.id === id);
  if (!lot) throw refused('lot-unknown');
  return lot;
}

export async function moveLot(
  manager: EntityManager,
  { project, id }: Pick<Lot, 'project' | 'id'>,
  stage: Stage,
): Promise<void> {
  await manager.update(Lot, { project, id }, { stage });
}
