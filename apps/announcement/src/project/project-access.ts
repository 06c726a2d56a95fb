import { type Actor, organisationKey, type Role } from '@mingtang/contracts';
import { type EntityManager } from 'typeorm';
import { refused } from '../refusals';
import { Project } from './project.entity';

type Owned = Pick<Project, 'procuringEntityKey' | 'agencyKey' | 'stage' | 'publishedAt'>;

/** The role in which an actor acts for a project, or undefined where it is not its organisation's. */
export function owningRole(actor: Actor | undefined, project: Owned): Role | undefined {
  if (!actor?.organisation) return undefined;
  const key = organisationKey(actor.organisation);
  if (actor.roles.includes('tenderer') && key === project.procuringEntityKey) return 'tenderer';
  if (actor.roles.includes('agency') && key === project.agencyKey) return 'agency';
  return undefined;
}

/**
 * Whether an actor may read of a project what no notice has published: its owner alone. Supervision begins with the
 * registration and the notice (O39 on electronic supervision), and what is planned but not announced is secret from all
 * bidders alike, so from whoever could tell one (TBL 22, REG 41).
 */
export function maySeeUnpublished(actor: Actor | undefined, project: Owned): boolean {
  return owningRole(actor, project) !== undefined;
}

/** Whether an actor may read the questions on a published project that are not answered yet: its owner and the supervisor. */
export function maySeeUnanswered(actor: Actor | undefined, project: Owned): boolean {
  return owningRole(actor, project) !== undefined || !!actor?.roles.includes('supervisor');
}

/** Whether an actor, or an anonymous caller, may read the project: anyone once it is published. */
export function maySee(actor: Actor | undefined, project: Owned): boolean {
  return project.publishedAt !== null || maySeeUnpublished(actor, project);
}

/**
 * Reads a project that the actor may see.
 * @throws {RefusedError} `project-unknown`
 */
export async function visibleProject(manager: EntityManager, id: string, actor: Actor | undefined): Promise<Project> {
  const project = await manager.findOneBy(Project, { id });
  if (!project || !maySee(actor, project)) throw refused('project-unknown');
  return project;
}

/**
 * Reads a project that the actor may see, and locks it for the rest of the transaction.
 * @throws {RefusedError} `project-unknown`
 */
export async function lockVisibleProject(manager: EntityManager, id: string, actor: Actor): Promise<Project> {
  return visible(await manager.findOne(Project, { where: { id }, lock: { mode: 'pessimistic_write' } }), actor);
}

/** A project locked for the rest of the transaction, and the role in which its owner acts. */
export interface OwnProject {
  readonly project: Project;
  readonly role: Role;
}

/**
 * Locks a project that belongs to the actor's organisation.
 * @throws {RefusedError} `project-unknown`, `not-your-project`
 */
export async function lockOwnProject(manager: EntityManager, id: string, actor: Actor): Promise<OwnProject> {
  const project = await manager.findOne(Project, { where: { id }, lock: { mode: 'pessimistic_write' } });
  return { project: visible(project, actor), role: ownerRole(project, actor) };
}

/**
 * Reads a project that belongs to the actor's organisation, without a lock.
 * @throws {RefusedError} `project-unknown`, `not-your-project`
 */
export async function ownProject(manager: EntityManager, id: string, actor: Actor): Promise<OwnProject> {
  const project = await manager.findOneBy(Project, { id });
  return { project: visible(project, actor), role: ownerRole(project, actor) };
}

/** @throws {RefusedError} `not-draft` */
export function assertDraft({ stage }: Pick<Project, 'stage'>): void {
  if (stage !== 'draft') throw refused('not-draft', { params: { stage } });
}

function visible(project: Project | null, actor: Actor): Project {
  if (!project || !maySee(actor, project)) throw refused('project-unknown');
  return project;
}

function ownerRole(project: Project | null, actor: Actor): Role {
  const role = project && owningRole(actor, project);
  if (!role) throw refused('not-your-project');
  return role;
}
