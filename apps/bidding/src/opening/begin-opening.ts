import { type Transaction } from '@mingtang/messaging';
import { envelopesOf, envelopesOfRound, isOpenedAtClosing } from '@mingtang/procedure';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ClosedLot, ClosingListeners } from '../closing/closing-listeners';
import { ROUND } from '../submission/round';
import { BidOpening } from './bid-opening.entity';

const ROWS_AT_ONCE = 500;

/**
 * Begins the opening of a lot in the transaction that closes it (OPN-01): of what the closing list names, the envelopes that are opened at
 * the closing wait for their shares.
 */
@Injectable()
export class BeginOpening implements OnModuleInit {
  constructor(private readonly listeners: ClosingListeners) {}

  onModuleInit(): void {
    this.listeners.on((closed, transaction) => this.begin(closed, transaction));
  }

  private async begin({ project, lot, procedure, bids }: ClosedLot, { manager }: Transaction): Promise<void> {
    const envelopes = envelopesOfRound(envelopesOf(procedure), ROUND).filter(isOpenedAtClosing);
    const waiting = bids.flatMap(({ bid, version }) =>
      envelopes.map(({ id: envelope, round }) => waitingFor({ project, lot, bid, version, round, envelope })),
    );
    for (let from = 0; from < waiting.length; from += ROWS_AT_ONCE)
      await manager.insert(BidOpening, waiting.slice(from, from + ROWS_AT_ONCE));
  }
}

function waitingFor(
  of: Pick<BidOpening, 'project' | 'lot' | 'bid' | 'version' | 'round' | 'envelope'>,
): Omit<BidOpening, 'price' | 'sheet'> {
  return {
    ...of,
    state: 'awaiting-shares',
    identity: null,
    openedBy: null,
    custodians: [],
    attemptedWith: 0,
    wrongShares: [],
    faultedShares: [],
    failure: null,
    fault: null,
    decidedAt: null,
  };
}
