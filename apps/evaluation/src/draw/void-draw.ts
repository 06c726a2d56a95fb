import { Clock } from '@mingtang/messaging';
import { Acts, type AllowedAct, type CaseRef, DueActs, PLATFORM } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isRevealed } from './custodian-commitment.entity';
import { voidedFact } from './draw-facts';
import { commitmentsOf, latestDraw, openDraw } from './draws';

/**
 * A draw comes to nothing whose request is not anchored, or whose custodians have not all revealed, in time: whoever held
 * back has decided nothing, and stands named in the log. The next draw has fresh commitments.
 */
@Injectable()
export class VoidDraw implements OnModuleInit {
  constructor(
    private readonly acts: Acts,
    private readonly due: DueActs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.due.on(
      'void-draw',
      (of) => this.acts.run({ act: 'void-draw', ...of }, PLATFORM, (act) => this.lapse(act, of)),
      async (of, manager) => (await latestDraw(manager, of))?.due?.toISOString(),
    );
  }

  private async lapse({ manager, tell }: AllowedAct, of: CaseRef): Promise<void> {
    const draw = await latestDraw(manager, of);
    const now = this.clock.now();
    if (!draw?.due || now < draw.due) return;
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
    await openDraw(manager, of, now);
    await tell('evaluation.draw-voided.v1', voidedFact(voided));
  }
}
