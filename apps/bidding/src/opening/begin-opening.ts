import { type Transaction } from '@mingtang/messaging';
import { envelopesOf, envelopesOfRound, isOpenedAtClosing, orThrow, transition } from '@mingtang/procedure';
import { Timers } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ClosedLot, ClosingListeners } from '../closing/closing-listeners';
import { lockProject, lotOf, moveLot } from '../projections/lock-project';
import { ROUND } from '../submission/round';
import { BidOpening } from './bid-opening.entity';
import { setEnding } from './opening-timers';
import { OpeningWindow } from './opening-window';

const ROWS_AT_ONCE = 500;

/**
 * Begins the opening of a lot in the transaction that closes it (OPN-01): of what the closing list names, the envelopes that are opened at
 * the closing wait for their shares.
 */
@Injectable()
export class BeginOpening implements OnModuleInit {
  constructor(
    private readonly listeners: ClosingListeners,
    private readonly timers: Timers,
    private readonly window: OpeningWindow,
  ) {}

  onModuleInit(): void {
    this.listeners.on((closed, transaction) => this.begin(closed, transaction));
  }

  private async begin({ project: id, lot, closedAt, bids }: ClosedLot, transaction: Transaction): Promise<void> {
    const { manager } = transaction;
    const project = await lockProject(manager, id);
    const closed = lotOf(project, lot);
    await moveLot(manager, closed, orThrow(transition(closed.stage, 'begin-opening')));
    const envelopes = envelopesOfRound(envelopesOf(project.published.procedure), ROUND).filter(isOpenedAtClosing);
    const waiting = bids.flatMap(({ bid, version }) =>
      envelopes.map(({ id: envelope, round }) => waitingFor({ project: id, lot, bid, version, round, envelope })),
    );
    for (let from = 0; from < waiting.length; from += ROWS_AT_ONCE)
      await manager.insert(BidOpening, waiting.slice(from, from + ROWS_AT_ONCE));
    await setEnding(this.timers, transaction, { project: id, lot }, this.window.endOf(project.published, closedAt));
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
