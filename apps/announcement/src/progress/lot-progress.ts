import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EventType } from '@mingtang/contracts';
import { Clock, EventHandlers } from '@mingtang/messaging';
import { projectStage, type Stage, type StageEvent, transition } from '@mingtang/procedure';
import { type EntityManager } from 'typeorm';
import { LotStage } from '../project/lot-stage.entity';
import { Project } from '../project/project.entity';

/** Events of the other services that move a lot on, each with the steps that lead to where it then stands. */
const STEPS = {
  'bidding.bidding-closed.v1': ['close-bidding'],
  'bidding.lot-opening-failed.v1': ['close-bidding', 'fail'],
  'bidding.opening-completed.v1': ['close-bidding', 'begin-opening', 'complete-opening'],
  'disclosure.candidates-published.v1': ['publish-candidates'],
  'disclosure.award-determined.v1': ['pass-over', 'award'],
  'disclosure.contract-published.v1': ['sign-contract'],
} as const satisfies Partial<Record<EventType, readonly StageEvent[]>>;

/**
 * Keeps where each lot stands, so that changes, cancellations and reruns are refused or let through in time. A cancellation of this
 * service counts from where its event stands among those of the others: what comes before it may keep a lot from it (ANN-11).
 */
@Injectable()
export class LotProgress implements OnModuleInit {
  constructor(
    private readonly handlers: EventHandlers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    for (const type of Object.keys(STEPS) as (keyof typeof STEPS)[])
      this.handlers.on(type, ({ data }, { manager }) => this.move(manager, data, STEPS[type]));
    this.handlers.on('evaluation.evaluation-completed.v1', async ({ data }, { manager }) => {
      if (data.outcome === 'all-rejected') await this.move(manager, data, ['fail']);
    });
    this.handlers.on('disclosure.objection-decided.v1', async ({ data }, { manager }) => {
      if (data.outcome === 'fails') await this.move(manager, data, ['fail']);
    });
    this.handlers.on('announcement.project-cancelled.v1', async ({ data: { project } }, { manager }) => {
      await manager.update(LotStage, { projectId: project }, { beforeCancellation: null });
    });
  }

  private async move(
    manager: EntityManager,
    { project: id, lot: lotId }: { readonly project: string; readonly lot: string },
    steps: readonly StageEvent[],
  ): Promise<void> {
    const project = await manager.findOne(Project, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (project && !project.biddingClosedAt && steps.includes('close-bidding'))
      await manager.update(Project, { id }, { biddingClosedAt: this.clock.now() });
    const lots = await manager.findBy(LotStage, { projectId: id });
    const lot = lots.find((each) => each.lotId === lotId);
    if (!project || !lot) return;
    const moved = afterStepsOf(lot, steps);
    if (moved.stage === lot.stage && moved.beforeCancellation === lot.beforeCancellation) return;
    Object.assign(lot, moved);
    await manager.update(LotStage, { projectId: id, lotId }, moved);
    await manager.update(
      Project,
      { id },
      { stage: projectStage(lots.map((each) => each.stage)), changedAt: this.clock.now() },
    );
  }
}

type Standing = Pick<LotStage, 'stage' | 'beforeCancellation'>;

/** Where a lot stands after steps; one whose cancellation they come before stands there as if it had not been cancelled, once that ends or awards it. */
function afterStepsOf({ stage, beforeCancellation }: Standing, steps: readonly StageEvent[]): Standing {
  if (beforeCancellation === null) return { stage: afterSteps(stage, steps), beforeCancellation };
  const without = afterSteps(beforeCancellation, steps);
  return transition(without, 'cancel').ok
    ? { stage, beforeCancellation: without }
    : { stage: without, beforeCancellation: null };
}

/** Goes through the steps that are still ahead; a lot that is further on already, or at its end, stays there. */
export function afterSteps(stage: Stage, steps: readonly StageEvent[]): Stage {
  return steps.reduce((at, step) => {
    const moved = transition(at, step);
    return moved.ok ? moved.value : at;
  }, stage);
}
