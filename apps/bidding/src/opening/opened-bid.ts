import { type Actor, organisationKey } from '@mingtang/contracts';
import { type BidSheet } from '@mingtang/sealing';
import { type EntityManager } from 'typeorm';
import { CommitteeMember } from '../projections/committee-member.entity';
import { knownProject, owningRole } from '../projections/project-access';
import { refused } from '../refusals';
import { Bid } from '../submission/bid.entity';
import { type BidPath } from '../submission/bid-path';
import { BidOpening } from './bid-opening.entity';

export interface OpenedBid {
  readonly bid: string;
  readonly version: number;
  readonly identity: string;
  readonly sheet: BidSheet;
}

/**
 * An opened bid, for those who may read it: its bidder, the tenderer and its agency, the lot's committee, the supervisor.
 * @throws {RefusedError} `project-unknown`, `bid-not-for-you`, `bid-unknown`, `bid-not-opened`
 */
export async function openedBid(manager: EntityManager, path: BidPath, actor: Actor): Promise<OpenedBid> {
  const { project, lot, bid: id } = path;
  const known = await knownProject(manager, project);
  const bid = await manager.findOneBy(Bid, { id, project, lot });
  const own = bid !== null && isOf(bid, actor);
  if (!own && !(await readsAll(manager, path, actor, known))) throw refused('bid-not-for-you');
  if (!bid) throw refused('bid-unknown');
  const opening = await manager.findOneBy(BidOpening, { bid: id });
  if (opening?.state !== 'opened' || !opening.identity || !opening.sheet) throw refused('bid-not-opened');
  return { bid: id, version: opening.version, identity: opening.identity, sheet: opening.sheet };
}

function isOf({ bidderKey }: Bid, { roles, organisation }: Actor): boolean {
  return roles.includes('bidder') && organisation !== undefined && organisationKey(organisation) === bidderKey;
}

async function readsAll(
  manager: EntityManager,
  { project, lot }: BidPath,
  actor: Actor,
  owned: Parameters<typeof owningRole>[1],
): Promise<boolean> {
  if (actor.roles.includes('supervisor') || owningRole(actor, owned)) return true;
  return manager.existsBy(CommitteeMember, { project, lot, subject: actor.subject });
}
