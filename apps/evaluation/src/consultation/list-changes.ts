import { type Actor, organisationKey } from '@mingtang/contracts';
import { owningRole } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { openedLot, seatedMembers, seatOf } from '../lot/lot-access';
import { type LotPath } from '../lot/lot-path';
import { type OpenedLot } from '../lot/opened-lot';
import { openedBids } from '../lot/opened-bids';
import { refused } from '../refusals';
import { ConcludedReview } from '../result/concluded-review.entity';
import { consultationOf } from './consultation';
import { type RequirementsChangesDto, toRequirementsChanged } from './consultation.dto';

/** What was changed in the consultation of a lot, for those who take part and those who watch over it. */
@Injectable()
export class ListChanges {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws RefusedError `lot-not-yours`, and what `openedLot` throws */
  async run(path: LotPath, actor: Actor): Promise<RequirementsChangesDto> {
    const { manager } = this.dataSource;
    const lot = await openedLot(manager, path);
    if (!(await mayRead(manager, lot, path, actor))) throw refused('lot-not-yours');
    const { changes, calls } = await consultationOf(manager, path);
    const call = calls.at(-1);
    return {
      changes: changes.map(toRequirementsChanged),
      ...(call && { finalOffersUntil: call.deadline.toISOString() }),
    };
  }
}

async function mayRead(manager: EntityManager, lot: OpenedLot, path: LotPath, actor: Actor): Promise<boolean> {
  if (actor.roles.includes('supervisor') || owningRole(actor, lot.project.published)) return true;
  if (seatOf(await seatedMembers(manager, path), actor)) return true;
  const own = actor.organisation && organisationKey(actor.organisation);
  const bid = openedBids(lot.evaluation.opening).find(({ bidder }) => organisationKey(bidder) === own)?.bid;
  if (bid === undefined || !actor.roles.includes('bidder')) return false;
  const { project, lot: id } = path;
  const [review] = await manager.find(ConcludedReview, {
    where: { project, lot: id },
    order: { concludedAt: 'DESC' },
    take: 1,
  });
  return review?.passed?.some((passed) => passed.bid === bid) === true;
}
