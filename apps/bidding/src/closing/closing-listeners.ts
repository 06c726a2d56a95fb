import { Injectable } from '@nestjs/common';
import { type Transaction } from '@mingtang/messaging';

/** A lot whose bids are to be opened: what its closing list says. */
export interface ClosedLot {
  readonly project: string;
  readonly lot: string;
  readonly procedure: string;
  readonly bids: readonly { readonly bid: string; readonly version: number }[];
}

export type ClosingListener = (closed: ClosedLot, transaction: Transaction) => Promise<void>;

/** Who prepares the opening: called in the transaction that closes a lot with enough bids, under its project's lock. */
@Injectable()
export class ClosingListeners {
  private readonly listeners: ClosingListener[] = [];

  on(listener: ClosingListener): void {
    this.listeners.push(listener);
  }

  async tell(closed: ClosedLot, transaction: Transaction): Promise<void> {
    for (const listener of this.listeners) await listener(closed, transaction);
  }
}
