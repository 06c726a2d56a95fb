import { type Transaction } from '@mingtang/messaging';
import { type CaseRef, type Timers } from '@mingtang/service-kit';

/** Opens bids whose shares have come. */
export const OPENING_TIMER = 'open-bids';

export async function setOpening(
  timers: Timers,
  transaction: Transaction,
  { project, lot }: CaseRef,
  at: string,
): Promise<void> {
  await timers.set(transaction, { name: OPENING_TIMER, of: [project, lot], at, payload: { project, lot } });
}
