import { type EntityManager } from 'typeorm';
import { type CommitteeMember } from '../committee/committee-member.entity';
import { type OpenedLot } from '../lot/opened-lot';
import { passedReview } from '../result/evaluation-record';
import { loadRecord } from '../result/load-record';

/** Ids of the bids that passed the review and whose bidders have not left. */
export async function takingPart(
  manager: EntityManager,
  lot: OpenedLot,
  members: readonly CommitteeMember[],
): Promise<readonly string[]> {
  const passed = passedReview(await loadRecord(manager, lot, members));
  return passed.filter((bid) => !lot.evaluation.leftBids.includes(bid));
}
