import { type Actor, organisationKey, type PublishedProject, type Role } from '@mingtang/contracts';
import { type Calendar, lawBinding, type ProcedureDefinition } from '@mingtang/procedure';
import { type LotPath } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { RegisterLot } from '../projections/register-lot.entity';
import { lockProject, RegisterProject } from '../projections/register-project.entity';
import { refused } from '../refusals';

type Parties = Pick<RegisterProject, 'procuringEntity' | 'agency'>;

/** A lot of a project that is locked for the rest of the transaction, and the law that it goes by. */
export interface LockedLot {
  readonly project: RegisterProject;
  readonly lot: RegisterLot;
  readonly definition: ProcedureDefinition;
  readonly calendar: Calendar;
}

/** The role in which an actor acts for a project, or undefined where it is not its organisation's. */
export function owningRole(actor: Actor | undefined, { procuringEntity, agency }: Parties): Role | undefined {
  if (!actor?.organisation) return undefined;
  const key = organisationKey(actor.organisation);
  if (actor.roles.includes('tenderer') && key === procuringEntity) return 'tenderer';
  if (actor.roles.includes('agency') && key === agency) return 'agency';
  return undefined;
}

/** @throws {RefusedError} `project-unknown`, `lot-unknown` */
export async function lockLot(manager: EntityManager, path: LotPath): Promise<LockedLot> {
  const project = await lockProject(manager, path.project);
  if (!project) throw refused('project-unknown');
  return { project, lot: await lotOf(manager, path), ...lawOf(project.published) };
}

/** @throws {RefusedError} `project-unknown`, `lot-unknown`, `not-your-project` */
export async function lockOwnLot(
  manager: EntityManager,
  path: LotPath,
  actor: Actor,
): Promise<LockedLot & { readonly role: Role }> {
  const locked = await lockLot(manager, path);
  const role = owningRole(actor, locked.project);
  if (!role) throw refused('not-your-project');
  return { ...locked, role };
}

/** @throws {RefusedError} `project-unknown` */
export async function knownProject(manager: EntityManager, id: string): Promise<RegisterProject> {
  const project = await manager.findOneBy(RegisterProject, { id });
  if (!project) throw refused('project-unknown');
  return project;
}

/** @throws {RefusedError} `lot-unknown` */
export async function lotOf(manager: EntityManager, { project, lot }: LotPath): Promise<RegisterLot> {
  const found = await manager.findOneBy(RegisterLot, { projectId: project, lotId: lot });
  if (!found) throw refused('lot-unknown');
  return found;
}

/** The law that a project goes by. */
export function lawOf(published: PublishedProject): Pick<LockedLot, 'definition' | 'calendar'> {
  return { definition: lawBinding(published), calendar: published.calendar };
}
