import { type Transaction } from '@mingtang/messaging';
import { type Timers } from '@mingtang/service-kit';

/** Opens bids whose shares have come. */
export const OPENING_TIMER = 'open-bids';
/** Ends the time in which bids of a lot may still be opened. */
export const ENDING_TIMER = 'end-opening';

/** A lot whose bids are being opened. */
export interface OpeningPayload extends Record<string, unknown> {
  readonly project: string;
  readonly lot: string;
}

interface LotRef {
  readonly project: string;
  readonly lot: string;
}

export function setOpening(timers: Timers, transaction: Transaction, of: LotRef, at: string): Promise<void> {
  return set(OPENING_TIMER, timers, transaction, of, at);
}

/** Sets, or moves, the end of a lot's opening. */
export function setEnding(timers: Timers, transaction: Transaction, of: LotRef, at: string): Promise<void> {
  return set(ENDING_TIMER, timers, transaction, of, at);
}

async function set(
  name: string,
  timers: Timers,
  transaction: Transaction,
  { project, lot }: LotRef,
  at: string,
): Promise<void> {
  const payload: OpeningPayload = { project, lot };
  await timers.set(transaction, { name, key: `${name}:${project}:${lot}`, at, payload });
}
