import { type EventData } from '@mingtang/contracts';
import { Clock, EventHandlers, type Transaction } from '@mingtang/messaging';
import { CONFIG, DueActs, LOG, lockTraded, type Log } from '@mingtang/service-kit';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type EvaluationConfig } from '../options';
import { anchorOf } from './draw-anchor';
import { requestedFact } from './draw-facts';
import { ExpertDraw, isRequested } from './expert-draw.entity';

/** The log reports that a request stands under a witnessed checkpoint: now its custodians reveal. */
@Injectable()
export class TakeAnchor implements OnModuleInit {
  constructor(
    private readonly handlers: EventHandlers,
    private readonly clock: Clock,
    private readonly due: DueActs,
    @Inject(CONFIG) private readonly config: Pick<EvaluationConfig, 'DRAW_REVEAL_SECONDS'>,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.handlers.on('ledger.draw-anchored.v1', ({ data }, transaction) => this.take(transaction, data));
  }

  /** An anchor that does not fit the request is left aside; without a good one in time the draw is void. */
  private async take(transaction: Transaction, data: EventData<'ledger.draw-anchored.v1'>): Promise<void> {
    const { manager } = transaction;
    const { project, lot, number, requestDigest, event } = data;
    const of = (await lockTraded(manager, project))?.cases.find((each) => each.lot === lot);
    const draw = await manager.findOneBy(ExpertDraw, { project, lot, number });
    const now = this.clock.now();
    if (of?.stand.stage !== 'drawing' || draw?.state !== 'requested' || !isRequested(draw)) return;
    if (draw.due !== null && now >= draw.due) return;
    const fits = draw.requestDigest === requestDigest && draw.requestEvent === event;
    const anchor = fits ? anchorOf(data, requestedFact(draw), now.toISOString()) : undefined;
    if (!anchor) {
      this.log.error({ project, lot, number }, 'the log’s anchor does not fit the request of the draw');
      return;
    }
    const due = new Date(now.getTime() + this.config.DRAW_REVEAL_SECONDS * 1_000);
    await manager.save(Object.assign(draw, { state: 'awaiting-reveals', anchor, due }));
    await this.due.setFor(of, transaction);
  }
}
