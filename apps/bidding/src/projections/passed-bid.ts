import { type EntityManager } from 'typeorm';
import { PassedBid } from './passed-bid.entity';

/** Whether a bid passed the review of its lot, as evaluation told it last. */
export function isPassed(
  manager: EntityManager,
  of: { readonly project: string; readonly lot: string; readonly bid: string },
): Promise<boolean> {
  return manager.existsBy(PassedBid, of);
}
