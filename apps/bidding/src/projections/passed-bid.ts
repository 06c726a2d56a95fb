import { type CaseRef } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { PassedBid } from './passed-bid.entity';

/** Whether a bid passed the review of its lot, as evaluation told it last. */
export function isPassed(manager: EntityManager, of: CaseRef & { readonly bid: string }): Promise<boolean> {
  return manager.existsBy(PassedBid, of);
}

/** Whether a bid of a bidder passed the review of a lot. @param bidderKey organisation key */
export async function hasPassedBid(
  manager: EntityManager,
  { project, lot }: CaseRef,
  bidderKey: string,
): Promise<boolean> {
  const [row] = await manager.query<[{ passed: boolean }]>(
    `SELECT EXISTS (SELECT FROM passed_bid AS passed JOIN bid ON bid.id = passed.bid
       WHERE passed.project = $1 AND passed.lot = $2 AND bid.bidder_key = $3) AS passed`,
    [project, lot, bidderKey],
  );
  return row.passed;
}
