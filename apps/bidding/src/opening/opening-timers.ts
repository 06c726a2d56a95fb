import { type Transaction } from '@mingtang/messaging';
import { type CaseRef, type Timers } from '@mingtang/service-kit';

/** Opens bids whose shares have come. */
export const OPENING_TIMER = 'open-bids';

/** A lot whose bids are being opened. */
export type OpeningPayload = CaseRef & Record<string, unknown>;

export async function setOpening(
  timers: Timers,
  transaction: Transaction,
  { project, lot }: CaseRef,
  at: string,
): Promise<void> {
  const payload: OpeningPayload = { project, lot };
  await timers.set(transaction, { name: OPENING_TIMER, key: `${OPENING_TIMER}:${project}:${lot}`, at, payload });
}
