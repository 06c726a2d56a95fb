import { type Actor, type Role } from '@mingtang/contracts';
import { owningRole } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { refused } from '../refusals';
import { Project } from './project.entity';

type Owned = Pick<Project, 'draft' | 'publishedAt'>;

/**
 * Whether an actor may read of a project what no notice has published: its owner alone. Supervision begins with the
 * registration and the notice (O39 on electronic supervision), and what is planned but not announced is secret from all
 * bidders alike, so from whoever could tell one (TBL 22, REG 41).
 */
export function maySeeUnpublished(actor: Actor | undefined, project: Owned): boolean {
  return owningRole(actor, project.draft) !== undefined;
}

/** Whether an actor may read the questions on a published project that are not answered yet: its owner and the supervisor. */
export function maySeeUnanswered(actor: Actor | undefined, project: Owned): boolean {
  return owningRole(actor, project.draft) !== undefined || !!actor?.roles.includes('supervisor');
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

/** Locks the own row of a project whose cases are locked. */
export async function lockProject(manager: EntityManager, id: string): Promise<Project> {
  return manager.findOneOrFail(Project, { where: { id }, lock: { mode: 'pessimistic_write' } });
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
export function assertDraft({ publishedAt }: Pick<Project, 'publishedAt'>): void {
  if (publishedAt !== null) throw refused('not-draft');
}

function visible(project: Project | null, actor: Actor): Project {
  if (!project || !maySee(actor, project)) throw refused('project-unknown');
  return project;
}

function ownerRole(project: Project | null, actor: Actor): Role {
  const role = project && owningRole(actor, project.draft);
  if (!role) throw refused('not-your-project');
  return role;
}
