import { Clock, UnitOfWork } from '@mingtang/messaging';
import { ActsUnderWay, Timers } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { lockEvaluation } from '../lot/lot-access';
import { type LotPath } from '../lot/lot-path';
import { isRevealed } from './custodian-commitment.entity';
import { voidedFact } from './draw-facts';
import { DRAW_TIMER, drawTimer } from './draw-timer';
import { commitmentsOf, openDraw } from './draws';
import { ExpertDraw } from './expert-draw.entity';

/**
 * A draw comes to nothing whose request is not anchored, or whose custodians have not all revealed, in time: whoever held
 * back has decided nothing, and stands named in the log. The next draw has fresh commitments.
 */
@Injectable()
export class VoidDraw implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly acts: ActsUnderWay,
  ) {}

  onModuleInit(): void {
    this.timers.on<LotPath & { readonly number: number }>(DRAW_TIMER, (draw) => this.whenDue(draw));
  }

  private async whenDue({ project, lot, number }: LotPath & { readonly number: number }): Promise<void> {
    await this.acts.decidedBefore();
    await this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const evaluation = await lockEvaluation(manager, { project, lot });
      const draw = await manager.findOneBy(ExpertDraw, { project, lot, number });
      if (!evaluation || evaluation.state === 'cancelled' || !draw?.due) return;
      if (draw.state !== 'requested' && draw.state !== 'awaiting-reveals') return;
      const now = this.clock.now();
      // The timer goes by the database's clock, the draw by the service's.
      if (now < draw.due) return this.timers.set(transaction, { ...drawTimer(draw), at: draw.due.toISOString() });
      const unrevealed = (await commitmentsOf(manager, draw)).filter((given) => !isRevealed(given));
      const anchored = draw.state === 'awaiting-reveals';
      const voided = Object.assign(draw, {
        state: 'voided' as const,
        voidedAt: now,
        due: null,
        voidReason: anchored ? ('reveal-missing' as const) : ('not-anchored' as const),
        missing: anchored ? unrevealed.map(({ custodian }) => custodian) : [],
      });
      await manager.save(voided);
      await openDraw(manager, { project, lot }, now);
      transaction.emit('evaluation.draw-voided.v1', voidedFact(voided));
    });
  }
}
