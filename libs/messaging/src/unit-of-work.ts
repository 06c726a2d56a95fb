import { publisherOf, type CloudEvent, type EventData, type EventType } from '@mingtang/contracts';
import { randomUUID } from 'node:crypto';
import { type DataSource, type EntityManager } from 'typeorm';
import { type Clock } from './clock';
import { type Sending } from './outbox/prompt-publisher';
import { assertEventData } from './event-validation';

/** A transaction under way: what it writes and the facts that it will publish commit together or not at all. */
export interface Transaction {
  readonly manager: EntityManager;
  /**
   * Publishes a fact about a project once this transaction has committed.
   * @param addressees pseudonyms of those to be told of it whom the fact does not name.
   * @returns the event's id, by which a receipt names it and the public log proves it.
   * @throws {InvalidEventError} when the data breaks the type's schema; the transaction must then be left to fail.
   */
  emit<Type extends EventType>(
    type: Type,
    data: EventData<Type> & { project: string },
    actorRole?: string,
    addressees?: readonly string[],
  ): string;
  /** Says how many open events of a project this service has taken in; what is emitted about it from here on says so too. */
  sees(project: string, places: number): void;
  /** Keeps events that were put on Kafka past the outbox, before those emitted here; it relays what Kafka may not have. */
  keep(sendings: readonly Sending[]): Promise<void>;
}

/** Something that takes part in every transaction that starts while it is current, e.g. an idempotency key. */
export interface TransactionParticipant {
  begin(manager: EntityManager): Promise<void>;
  beforeCommit(manager: EntityManager, result: unknown): Promise<void>;
}

/** State change and its events in one database transaction (transactional outbox). */
export class UnitOfWork {
  private readonly commitListeners = new Set<() => void>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly currentParticipant: () => TransactionParticipant | undefined = () => undefined,
  ) {}

  /** Calls back after each commit that published something; the relay uses it to wake. */
  onCommit(listener: () => void): void {
    this.commitListeners.add(listener);
  }

  async run<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const participant = this.currentParticipant();
    const events: CloudEvent[] = [];
    const seen = new Map<string, number>();
    const result = await this.dataSource.transaction(async (manager) => {
      await participant?.begin(manager);
      const value = await work({
        manager,
        emit: (type, data, actorRole = 'system', addressees = []) => {
          const event = eventOf(type, data, {
            time: this.clock.instant(),
            actorrole: actorRole,
            addressees,
            seen: seen.get(data.project),
          });
          events.push(event);
          return event.id;
        },
        sees: (project, places) => void seen.set(project, places),
        keep: (sendings) => keepSent(manager, sendings),
      });
      await participant?.beforeCommit(manager, value);
      if (events.length > 0) await appendToOutbox(manager, events);
      return value;
    });
    if (events.length > 0) for (const listener of this.commitListeners) listener();
    return result;
  }
}

/**
 * A fact about a project as it is published.
 * @throws {InvalidEventError} when the data breaks the type's schema.
 */
export function eventOf<Type extends EventType>(
  type: Type,
  data: EventData<Type> & { project: string },
  {
    time,
    actorrole,
    addressees = [],
    seen,
  }: { time: string; actorrole: string; addressees?: readonly string[]; seen?: number | undefined },
): CloudEvent {
  assertEventData(type, data);
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: `/mingtang/${publisherOf(type)}`,
    type,
    subject: data.project,
    time,
    datacontenttype: 'application/json',
    actorrole,
    ...(addressees.length > 0 && { addressees: addressees.join(' ') }),
    ...(seen !== undefined && { seen }),
    data,
  };
}

/** Outbox ids rise in the order of emission, so transactions that a lock puts in order publish in that order. */
async function appendToOutbox(manager: EntityManager, events: readonly CloudEvent[]): Promise<void> {
  await manager.query(
    `INSERT INTO outbox (event_id, project_id, type, event)
     SELECT (e->>'id')::uuid, (e->>'subject')::uuid, e->>'type', e
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS t(e, n) ORDER BY n`,
    [JSON.stringify(events)],
  );
}

async function keepSent(manager: EntityManager, sendings: readonly Sending[]): Promise<void> {
  await manager.query(
    `INSERT INTO outbox (event_id, project_id, type, event, published_at)
     SELECT (e->>'id')::uuid, (e->>'subject')::uuid, e->>'type', e, CASE WHEN sent THEN now() END
     FROM unnest($1::jsonb[], $2::boolean[]) WITH ORDINALITY AS t(e, sent, n) ORDER BY n
     ON CONFLICT (event_id) DO NOTHING`,
    [sendings.map(({ event }) => JSON.stringify(event)), sendings.map(({ sent }) => sent)],
  );
}
