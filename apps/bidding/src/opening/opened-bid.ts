import { type Actor, organisationKey } from '@mingtang/contracts';
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
  /** The version of the bid in which it was handed in. */
  readonly version: number;
  readonly envelope: string;
  readonly identity: string;
  readonly sheet: BidSheet;
}

export interface OpenedBid {
  readonly bid: string;
  /** The last of which an envelope is open. */
  readonly version: number;
  /** In the order of the procedure, of every opening. */
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
  const envelopes = known.law.definition.envelopes.flatMap((envelope): OpenedEnvelope[] => {
    const opening = openings.find((one) => one.envelope === envelope.id);
    if (!opening?.identity || !opening.sheet) return [];
    const { version, identity, sheet } = opening;
    return [{ version, envelope: envelope.id, identity, sheet }];
  });
  if (envelopes.length === 0) throw refused('bid-not-opened');
  return { bid: id, version: Math.max(...envelopes.map(({ version }) => version)), envelopes };
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
