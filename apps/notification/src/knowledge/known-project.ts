import { definitionOf } from '@mingtang/procedure';
import { type Addressing } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { type KnownLot, type KnownProject, type Knowledge } from '../telling/knowledge';
import { type Recipient } from '../telling/recipient';
import { newLot } from './learn';
import { Lot } from './lot.entity';
import { Party } from './party.entity';
import { Project } from './project.entity';

/**
 * Locks a project for the rest of the transaction.
 * @throws {Error} where it is not known; an event of it then waits among the dead letters to be replayed.
 */
export async function lockProject(manager: EntityManager, id: string): Promise<Project> {
  const project = await manager.findOne(Project, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!project) throw new Error(`project ${id} is not known`);
  return project;
}

/** @throws {Error} where the project has no such lot. */
export async function lotOf(manager: EntityManager, projectId: string, lotId: string): Promise<KnownLot> {
  const { known } = await manager.findOneByOrFail(Lot, { projectId, lotId });
  const { id: _, ...fresh } = newLot(lotId, known.title);
  return { id: lotId, ...fresh, ...known };
}

/** What is known of a project, and of one of its lots. */
export async function knowledgeOf(
  manager: EntityManager,
  addressing: Addressing,
  project: Project,
  lotId?: string,
): Promise<Knowledge> {
  return {
    project: knownProject(project),
    ...(lotId !== undefined && { lot: await lotOf(manager, project.id, lotId) }),
    awardedLots: (await manager.findBy(Lot, { projectId: project.id }))
      .filter(({ known }) => known.awarded)
      .map(({ lotId }) => lotId),
    participants: await participantsIn(manager, addressing, project.id),
  };
}

function knownProject({ id, known: { procedure, ...known } }: Project): KnownProject {
  return { id, ...known, definition: definitionOf(procedure) };
}

/** Who registered, under pseudonyms, and who bid without having been met under one: each once. */
async function participantsIn(manager: EntityManager, addressing: Addressing, projectId: string): Promise<Recipient[]> {
  const parties = (await manager.findBy(Party, { projectId })).map(({ pseudonym }) => pseudonym);
  const lots = await manager.findBy(Lot, { projectId });
  const met = new Set(parties);
  const others = [...new Set(lots.flatMap(({ known }) => known.bidders))].filter(
    (bidder) => !addressing.of(projectId, bidder).some((pseudonym) => met.has(pseudonym)),
  );
  return [
    ...parties.map((pseudonym): Recipient => `unnamed:${pseudonym}`),
    ...others.map((key): Recipient => `bidder:${key}`),
  ];
}
