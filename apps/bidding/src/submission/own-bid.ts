import { type Actor, organisationKey } from '@mingtang/contracts';
import { organisationOf } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { refused } from '../refusals';
import { Bid } from './bid.entity';
import { type BidPath } from './bid-path';

/**
 * Reads a bid of the actor's organisation for that lot; of others' it says nothing (ANN-09).
 * @throws {RefusedError} `bid-unknown`
 */
export async function ownBid(manager: EntityManager, { project, lot, bid }: BidPath, actor: Actor): Promise<Bid> {
  const bidderKey = organisationKey(organisationOf(actor));
  const own = await manager.findOneBy(Bid, { id: bid, project, lot, bidderKey });
  if (!own) throw refused('bid-unknown');
  return own;
}
