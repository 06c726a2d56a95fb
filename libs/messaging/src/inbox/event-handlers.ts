import { type EventType, type ProcessEvent } from '@mingtang/contracts';
import { type Transaction } from '../unit-of-work';

export type EventHandler<Type extends EventType> = (
  event: ProcessEvent<Type>,
  transaction: Transaction,
) => Promise<void>;

/** Who takes in which events: one or more handlers per type, run in one transaction with the inbox row. */
export class EventHandlers {
  private readonly byType = new Map<EventType, EventHandler<EventType>[]>();

  on<Type extends EventType>(type: Type, handler: EventHandler<Type>): void {
    const handlers = this.byType.get(type) ?? [];
    handlers.push(handler as unknown as EventHandler<EventType>);
    this.byType.set(type, handlers);
  }

  get types(): readonly EventType[] {
    return [...this.byType.keys()];
  }

  async take(event: ProcessEvent, transaction: Transaction): Promise<void> {
    for (const handler of this.byType.get(event.type) ?? []) await handler(event, transaction);
  }
}
