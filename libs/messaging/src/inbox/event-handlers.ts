import { type EventType, type ProcessEvent } from '@mingtang/contracts';
import { type Transaction } from '../unit-of-work';

export type EventHandler<Type extends EventType> = (
  event: ProcessEvent<Type>,
  transaction: Transaction,
) => Promise<void>;

/** @param events in their order, none of them taken in before. */
export type ManyHandler = (events: readonly ProcessEvent[], transaction: Transaction) => Promise<void>;

/** Who takes in which events: one or more handlers per type, run in one transaction with the inbox row. */
export class EventHandlers {
  private readonly byType = new Map<EventType, EventHandler<EventType>[]>();
  private many: { readonly types: readonly EventType[]; readonly handler: ManyHandler } | undefined;

  /** Takes events of a type in before all other handlers: what follows where cases stand. */
  first<Type extends EventType>(type: Type, handler: EventHandler<Type>): void {
    const handlers = this.byType.get(type) ?? [];
    handlers.unshift(handler as unknown as EventHandler<EventType>);
    this.byType.set(type, handlers);
  }

  on<Type extends EventType>(type: Type, handler: EventHandler<Type>): void {
    const handlers = this.byType.get(type) ?? [];
    handlers.push(handler as unknown as EventHandler<EventType>);
    this.byType.set(type, handlers);
  }

  /**
   * Takes events of these types in by one call for all that came together, of whatever projects: for a service that only writes them
   * down, and so locks nothing by which transactions about several projects could lock each other out.
   */
  onMany(types: readonly EventType[], handler: ManyHandler): void {
    this.many = { types, handler };
  }

  get types(): readonly EventType[] {
    return [...new Set([...this.byType.keys(), ...(this.many?.types ?? [])])];
  }

  /** Whether one transaction may take in events of several projects. */
  get mixesProjects(): boolean {
    return this.many !== undefined && this.byType.size === 0;
  }

  async take(events: readonly ProcessEvent[], transaction: Transaction): Promise<void> {
    for (const event of events)
      for (const handler of this.byType.get(event.type) ?? []) await handler(event, transaction);
    const { many } = this;
    const written = many ? events.filter(({ type }) => many.types.includes(type)) : [];
    if (written.length > 0) await many?.handler(written, transaction);
  }
}
