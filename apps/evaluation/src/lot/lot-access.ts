import { type Actor, type Organisation, organisationKey, type PublishedProject, type Role } from '@mingtang/contracts';
import { notMember, RefusedError } from '@mingtang/procedure';
import { type EntityManager, Not } from 'typeorm';
import { CommitteeMember } from '../committee/committee-member.entity';
import { KnownProject } from '../projections/known-project.entity';
import { refused } from '../refusals';
import { Evaluation } from './evaluation.entity';
import { type LotPath } from './lot-path';
import { termsOf } from './lot-terms';
import { type KnownLot, type OpenedLot } from './opened-lot';

/** @throws RefusedError `project-unknown`, `lot-unknown` */
export async function knownLot(manager: EntityManager, { project: id, lot }: LotPath): Promise<KnownLot> {
  const project = await manager.findOneBy(KnownProject, { id });
  if (!project) throw refused('project-unknown');
  const terms = termsOf(project.published, lot);
  if (!terms) throw refused('lot-unknown');
  return { project, terms };
}

/**
 * Locks the evaluation of a lot, so that everything about it is decided one after the other.
 * @throws RefusedError `project-unknown`, `lot-unknown`, `opening-not-complete`, `evaluation-cancelled`
 */
export async function lockLot(manager: EntityManager, path: LotPath): Promise<OpenedLot> {
  return evaluatedLot(manager, path, { mode: 'pessimistic_write' });
}

/** The locked evaluation of a lot for what happens by itself: null where there is none. */
export async function lockEvaluation(manager: EntityManager, { project, lot }: LotPath): Promise<Evaluation | null> {
  return manager.findOne(Evaluation, { where: { project, lot }, lock: { mode: 'pessimistic_write' } });
}

/** As {@link lockLot}, for reading alone. */
export async function openedLot(manager: EntityManager, path: LotPath): Promise<OpenedLot> {
  return evaluatedLot(manager, path);
}

async function evaluatedLot(
  manager: EntityManager,
  { project, lot }: LotPath,
  lock?: { readonly mode: 'pessimistic_write' },
): Promise<OpenedLot> {
  const known = await knownLot(manager, { project, lot });
  const evaluation = await manager.findOne(Evaluation, { where: { project, lot }, ...(lock && { lock }) });
  if (!evaluation) throw refused('opening-not-complete');
  if (evaluation.state === 'cancelled') throw refused('evaluation-cancelled');
  return { ...known, evaluation };
}

/** The role in which an actor owns a project, or undefined where it is not its organisation's. */
export function owningRole(actor: Actor | undefined, published: PublishedProject): Role | undefined {
  if (!actor?.organisation) return undefined;
  const isOwn = (party: Organisation | undefined) =>
    party !== undefined && organisationKey(party) === organisationKey(actor.organisation as Organisation);
  if (actor.roles.includes('tenderer') && isOwn(published.procuringEntity)) return 'tenderer';
  if (actor.roles.includes('agency') && isOwn(published.agency)) return 'agency';
  return undefined;
}

/** @throws RefusedError `not-your-project` */
export function ownerRole(actor: Actor, { published }: KnownProject): Role {
  const role = owningRole(actor, published);
  if (!role) throw refused('not-your-project');
  return role;
}

/** Everyone who sits on the committee of a lot, in the order of seating. */
export async function seatedMembers(manager: EntityManager, { project, lot }: LotPath): Promise<CommitteeMember[]> {
  return manager.find(CommitteeMember, {
    where: { project, lot, state: Not('recused') },
    order: { seatedAt: 'ASC', id: 'ASC' },
  });
}

/** The actor's own seat, if it has one; a recused member has none. */
export function seatOf(members: readonly CommitteeMember[], actor: Actor | undefined): CommitteeMember | undefined {
  return members.find(({ subject }) => subject === actor?.subject);
}

/** @throws RefusedError `not-a-committee-member` (EVA-03) */
export function ownSeat(members: readonly CommitteeMember[], actor: Actor): CommitteeMember {
  const seat = seatOf(members, actor);
  if (!seat) throw new RefusedError([notMember(actor.subject)]);
  return seat;
}

/** The role in which a member acts. */
export function memberRole({ kind }: CommitteeMember, actor: Actor): Role {
  if (kind === 'expert') return 'expert';
  return actor.roles.includes('tenderer') ? 'tenderer' : 'agency';
}

/** @throws RefusedError `committee-not-formed` while a seat is vacant or somebody has not declared */
export function assertFormed({ state }: Pick<Evaluation, 'state'>): void {
  if (state === 'awaiting-draw' || state === 'declaring' || state === 'vacant') throw refused('committee-not-formed');
}
