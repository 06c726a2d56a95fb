import { type Transaction } from '@mingtang/messaging';
import { type Timers } from '@mingtang/service-kit';

export const CLOSING_TIMER = 'close-lot';

/** A lot whose bidding is to close. */
export interface ClosingPayload extends Record<string, unknown> {
  readonly project: string;
  readonly lot: string;
}

/** Sets, or moves, the timer that closes a lot's bidding. */
export async function setClosing(
  timers: Timers,
  transaction: Transaction,
  project: string,
  lot: string,
  at: string,
): Promise<void> {
  const payload: ClosingPayload = { project, lot };
  await timers.set(transaction, { name: CLOSING_TIMER, key: keyOf(project, lot), at, payload });
}

export async function cancelClosing(
  timers: Timers,
  transaction: Transaction,
  project: string,
  lot: string,
): Promise<void> {
  await timers.cancel(transaction, keyOf(project, lot));
}

function keyOf(project: string, lot: string): string {
  return `${CLOSING_TIMER}:${project}:${lot}`;
}
