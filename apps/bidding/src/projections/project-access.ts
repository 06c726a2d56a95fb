import { type Actor, organisationKey, type Role } from '@mingtang/contracts';
import { isBefore } from '@mingtang/procedure';
import { type EntityManager } from 'typeorm';
import { refused } from '../refusals';
import { Project } from './project.entity';

type Owned = Pick<Project, 'procuringEntityKey' | 'agencyKey'>;

/** The role in which an actor acts for the tenderer of a project, or undefined where it is not its organisation's. */
export function owningRole(actor: Actor, { procuringEntityKey, agencyKey }: Owned): Role | undefined {
  if (!actor.organisation) return undefined;
  const key = organisationKey(actor.organisation);
  if (actor.roles.includes('tenderer') && key === procuringEntityKey) return 'tenderer';
  if (actor.roles.includes('agency') && key === agencyKey) return 'agency';
  return undefined;
}

/** @throws {RefusedError} `not-your-project` */
export function assertOwner(actor: Actor, project: Owned): Role {
  const role = owningRole(actor, project);
  if (!role) throw refused('not-your-project');
  return role;
}

/**
 * Who bids stays secret until the deadline (ANN-09), from its tenderer and the supervisor too.
 * @throws {RefusedError} `registrations-secret`
 */
export function assertNoLongerSecret(deadline: string, now: string): void {
  if (isBefore(now, deadline)) throw refused('registrations-secret', { rule: 'ANN-09', params: { deadline } });
}

/** @throws {RefusedError} `project-unknown` */
export async function knownProject(manager: EntityManager, id: string): Promise<Project> {
  const project = await manager.findOneBy(Project, { id });
  if (!project) throw refused('project-unknown');
  return project;
}
