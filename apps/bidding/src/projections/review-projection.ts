import { type ProcessEvent } from '@mingtang/contracts';
import { EventHandlers, type Transaction } from '@mingtang/messaging';
import { Timers } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { beginOpening } from '../opening/begin-opening';
import { openingUnderWay } from '../opening/lot-opening';
import { setOpening } from '../opening/opening-timers';
import { deadlineOfRound, knownProject, lotOf } from './known-project';
import { PassedBid } from './passed-bid.entity';

type Passed = readonly { readonly bid: string; readonly version: number }[];
type Told = Pick<ProcessEvent, 'id' | 'type' | 'subject'>;

/** Who passed a review, as evaluation tells it: by it envelopes of theirs alone are opened, and they alone may make a final offer. */
@Injectable()
export class ReviewProjection implements OnModuleInit {
  constructor(
    private readonly handlers: EventHandlers,
    private readonly timers: Timers,
  ) {}

  onModuleInit(): void {
    this.handlers.on('evaluation.technical-concluded.v1', async (event, transaction) => {
      const { lot, concludedAt, passed } = event.data;
      await keepPassed(event, lot, passed, transaction);
      await this.open(event, { lot, concludedAt, passed }, transaction);
    });
    this.handlers.on('evaluation.review-concluded.v1', async (event, transaction) => {
      const { lot, passed } = event.data;
      if (passed) await keepPassed(event, lot, passed, transaction);
    });
  }

  /** Begins the opening of those who passed, if the case went on to it: a result that was overtaken opens nothing. */
  private async open(
    { subject: project }: Told,
    { lot, concludedAt, passed }: { readonly lot: string; readonly concludedAt: string; readonly passed: Passed },
    transaction: Transaction,
  ): Promise<void> {
    const { manager } = transaction;
    const of = lotOf(await knownProject(manager, project), lot);
    const opening = openingUnderWay(of);
    if (opening?.begunBy !== 'conclude-technical') return;
    const deadline = deadlineOfRound(of, opening.round);
    await beginOpening(manager, of, opening, { begunAt: concludedAt, deadline, bids: passed });
    // Of an opening that is gone through again everything may be open already.
    await setOpening(this.timers, transaction, of, concludedAt);
  }
}

async function keepPassed(
  { id: event, subject: project }: Told,
  lot: string,
  passed: Passed,
  { manager }: Transaction,
): Promise<void> {
  await manager.delete(PassedBid, { project, lot });
  await manager.insert(
    PassedBid,
    passed.map(({ bid, version }) => ({ project, lot, bid, version, event })),
  );
}
