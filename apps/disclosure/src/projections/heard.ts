import { type Transaction } from '@mingtang/messaging';

/** What is under way while an event is taken in. */
export interface Heard {
  readonly transaction: Transaction;
  readonly now: string;
}
