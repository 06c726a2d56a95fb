import { EVENT_TYPES, type EventType, type ProcessEvent } from '@mingtang/contracts';
import { Clock, EventHandlers } from '@mingtang/messaging';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EFFECTS, type Effect } from './effects';
import { recordStep } from './record-step';

/**
 * The register as a projection of every process event of every service, this one included: each becomes a step, and what
 * other services tell moves lots on. What this service does itself is in its tables before its event comes back.
 */
@Injectable()
export class RegisterProjection implements OnModuleInit {
  constructor(
    private readonly handlers: EventHandlers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    for (const type of EVENT_TYPES)
      this.handlers.on(type, async (event, transaction) => {
        const { manager } = transaction;
        const effect = EFFECTS[type] as Effect<EventType> | undefined;
        await effect?.((event as ProcessEvent).data, manager, { transaction, now: this.clock.instant() });
        await recordStep(event as ProcessEvent, manager);
      });
  }
}
