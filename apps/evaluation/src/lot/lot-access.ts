import { type Actor, type Role } from '@mingtang/contracts';
import { notMember } from '@mingtang/procedure/evaluation';
import { RefusedError } from '@mingtang/procedure/rules';
import { type AllowedAct, caseRefused, readTraded, type TradedProject, type Who } from '@mingtang/service-kit';
import { type EntityManager, In } from 'typeorm';
import { CommitteeMember } from '../committee/committee-member.entity';
import { refused } from '../refusals';
import { isConcluded } from './evaluation-state';
import { Evaluation } from './evaluation.entity';
import { type LotPath } from './lot-path';
import { termsOf } from './lot-terms';
import { type KnownLot, type OpenedLot } from './opened-lot';

/** @throws RefusedError `project-unknown`, `lot-unknown` */
export async function knownLot(manager: EntityManager, { project: id, lot }: LotPath): Promise<KnownLot> {
  const project = await readTraded(manager, id);
  if (!project) throw caseRefused('project-unknown');
  return lotOf(project, lot);
}

/** @throws RefusedError `lot-unknown` */
export function lotOf(project: TradedProject, lot: string): KnownLot {
  const of = project.cases.find((each) => each.lot === lot);
  const terms = termsOf(project.published, lot);
  if (!of || !terms) throw caseRefused('lot-unknown');
  return { project, case: of, terms };
}

/** The lot that an act is about, locked until the act's transaction commits. */
export async function lotOfAct({ manager, project, case: of }: AllowedAct): Promise<OpenedLot> {
  const evaluation = await manager.findOneByOrFail(Evaluation, { project: of.project, lot: of.lot });
  return { ...lotOf(project, of.lot), evaluation };
}

/**
 * For reading alone.
 * @throws RefusedError `project-unknown`, `lot-unknown`, `opening-not-complete`, `evaluation-cancelled`
 */
export async function openedLot(manager: EntityManager, { project, lot }: LotPath): Promise<OpenedLot> {
  const known = await knownLot(manager, { project, lot });
  const evaluation = await manager.findOneBy(Evaluation, { project, lot });
  if (!evaluation) throw refused('opening-not-complete');
  const { stand } = known.case;
  if (stand.stage === 'cancelled' && !isConcluded(stand)) throw refused('evaluation-cancelled');
  return { ...known, evaluation };
}

/** Everyone who sits on the committee of a lot, in the order of seating. */
export async function seatedMembers(manager: EntityManager, { project, lot }: LotPath): Promise<CommitteeMember[]> {
  return manager.find(CommitteeMember, {
    where: { project, lot, state: In(['seated', 'accepted']) },
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

/** Who acts as a member of the committee of a lot. @throws RefusedError `lot-unknown`, `not-a-committee-member` */
export function asMember(actor: Actor, lot: string): Who {
  return async (project, manager) => {
    lotOf(project, lot);
    const seat = ownSeat(await seatedMembers(manager, { project: project.id, lot }), actor);
    return { capacity: 'member', role: memberRole(seat, actor) };
  };
}

function memberRole({ kind }: CommitteeMember, actor: Actor): Role {
  if (kind === 'expert') return 'expert';
  return actor.roles.includes('tenderer') ? 'tenderer' : 'agency';
}
