import { EVENT_TYPES, type EventType, type ProcessEvent } from '@mingtang/contracts';
import { EventHandlers } from '@mingtang/messaging';
import { CaseChanges } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { keepOwed } from '../due/keep-owed';
import { keepStage } from './keep-stage';
import { EFFECTS, type Effect } from './effects';
import { recordStep } from './record-step';

/**
 * The register as a projection of every process event of every service, this one included: each becomes a step. Where lots stand follows
 * from their cases, which are folded from the same events.
 */
@Injectable()
export class RegisterProjection implements OnModuleInit {
  constructor(
    private readonly handlers: EventHandlers,
    private readonly changes: CaseChanges,
  ) {}

  onModuleInit(): void {
    this.changes.on(async (of, { manager }) => {
      await keepStage(manager, of);
      await keepOwed(manager, of);
    });
    for (const type of EVENT_TYPES)
      this.handlers.on(type, async (event, { manager }) => {
        const effect = EFFECTS[type] as Effect<EventType> | undefined;
        await effect?.((event as ProcessEvent).data, manager);
        await recordStep(event as ProcessEvent, manager);
      });
  }
}
