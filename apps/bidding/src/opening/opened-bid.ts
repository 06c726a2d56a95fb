import { type Actor, organisationKey } from '@mingtang/contracts';
import { envelopesOf } from '@mingtang/procedure';
import { type BidSheet } from '@mingtang/sealing';
import { owningRole } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { CommitteeMember } from '../projections/committee-member.entity';
import { knownProject } from '../projections/known-project';
import { refused } from '../refusals';
import { Bid } from '../submission/bid.entity';
import { type BidPath } from '../submission/bid-path';
import { BidOpening } from './bid-opening.entity';

/** An opened envelope of a bid, with its key. */
export interface OpenedEnvelope {
  readonly envelope: string;
  readonly identity: string;
  readonly sheet: BidSheet;
}

export interface OpenedBid {
  readonly bid: string;
  readonly version: number;
  /** In the order of the procedure. */
  readonly envelopes: readonly OpenedEnvelope[];
}

/**
 * What is open of a bid, for those who may read it: its bidder, the tenderer and its agency, the lot's committee, the supervisor.
 * @throws {RefusedError} `project-unknown`, `bid-not-for-you`, `bid-unknown`, `bid-not-opened`
 */
export async function openedBid(manager: EntityManager, path: BidPath, actor: Actor): Promise<OpenedBid> {
  const { project, lot, bid: id } = path;
  const known = await knownProject(manager, project);
  const bid = await manager.findOneBy(Bid, { id, project, lot });
  const own = bid !== null && isOf(bid, actor);
  if (!own && !(await readsAll(manager, path, actor, known.published))) throw refused('bid-not-for-you');
  if (!bid) throw refused('bid-unknown');
  const openings = await manager.findBy(BidOpening, { bid: id, state: 'opened' });
  const version = Math.max(...openings.map((opening) => opening.version));
  const envelopes = envelopesOf(known.published.procedure).flatMap((envelope): OpenedEnvelope[] => {
    const opening = openings.find((one) => one.version === version && one.envelope === envelope.id);
    if (!opening?.identity || !opening.sheet) return [];
    return [{ envelope: envelope.id, identity: opening.identity, sheet: opening.sheet }];
  });
  if (envelopes.length === 0) throw refused('bid-not-opened');
  return { bid: id, version, envelopes };
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
