import { type Consumer, type EachBatchPayload, type KafkaMessage } from 'kafkajs';
import { setTimeout as delay } from 'node:timers/promises';
import { type ProcessEvent } from '@mingtang/contracts';
import { type DeadLetters } from '../dead-letters/dead-letters';
import { parseProcessEvent } from '../event-validation';
import { type KafkaConnection, type MessagingLog } from '../kafka';
import { isTransient } from '../database/transient';
import { type Transaction, type UnitOfWork } from '../unit-of-work';
import { type EventHandlers } from './event-handlers';
import { runsOf, runsOfOneProject } from './runs';

const ATTEMPTS = 4;
const RETRY_MS = 250;
/** Bounds a transaction of events taken together. */
const MOST_TOGETHER = 100;
/** The same where they are only written down. */
const MOST_WRITTEN_TOGETHER = 500;

/**
 * Takes process events in, each exactly once in effect: its id is recorded in the inbox in the transaction of what it
 * changes. The database being away is waited out; an event that itself cannot be taken in goes to the dead letters.
 */
export class EventConsumer {
  private consumer: Consumer | undefined;
  private stopped = false;
  private starting: Promise<void> = Promise.resolve();

  constructor(
    private readonly connection: KafkaConnection,
    private readonly unitOfWork: UnitOfWork,
    private readonly handlers: EventHandlers,
    private readonly deadLetters: DeadLetters,
    private readonly log: MessagingLog,
  ) {}

  /** Joins the group in the background and keeps trying: the service works without Kafka, only its view ages. */
  start(): void {
    if (this.handlers.types.length > 0) this.starting = this.join();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.starting;
    await this.consumer?.disconnect().catch(() => undefined);
  }

  /**
   * Waits until all that stands in the topic by now is taken in by the group.
   * @returns false where it is not, or Kafka does not say, within the time.
   */
  async caughtUp(withinMs: number): Promise<boolean> {
    const until = Date.now() + withinMs;
    const admin = this.connection.kafka.admin();
    const { processTopic: topic, groupId } = this.connection;
    const work = async (): Promise<boolean> => {
      await admin.connect();
      const ends = await admin.fetchTopicOffsets(topic);
      while (Date.now() < until && !this.stopped) {
        const [taken] = await admin.fetchOffsets({ groupId, topics: [topic] });
        const at = new Map(taken?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
        if (ends.every(({ partition, high, low }) => high === low || (at.get(partition) ?? -1) >= Number(high)))
          return true;
        await delay(100);
      }
      return false;
    };
    try {
      return await Promise.race([work(), delay(withinMs, false, { ref: false })]);
    } catch (error) {
      this.log.warn({ error: String(error) }, 'Kafka does not say how far the topic goes');
      return false;
    } finally {
      void admin.disconnect().catch(() => undefined);
    }
  }

  private async join(): Promise<void> {
    while (!this.stopped) {
      const consumer = this.connection.kafka.consumer({
        groupId: this.connection.groupId,
        sessionTimeout: 15_000,
        heartbeatInterval: 2_000,
        rebalanceTimeout: 15_000,
        maxWaitTimeInMs: 100,
        retry: { retries: 10, initialRetryTime: 200, maxRetryTime: 2_000, restartOnFailure: async () => !this.stopped },
      });
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        if (!payload.restart && !this.stopped) this.starting = this.joinAgain(consumer, payload.error);
      });
      try {
        await this.connection.ensureTopics();
        if (await this.isEmpty()) await this.beginAnew();
        await consumer.connect();
        await consumer.subscribe({ topic: this.connection.processTopic, fromBeginning: true });
        await consumer.run({
          autoCommit: true,
          eachBatchAutoResolve: false,
          partitionsConsumedConcurrently: 3,
          eachBatch: (batch) => this.takeBatch(batch),
        });
        this.consumer = consumer;
        return;
      } catch (error) {
        this.log.warn({ error: String(error) }, 'cannot join the consumer group yet, will try again');
        await consumer.disconnect().catch(() => undefined);
        await delay(1_000);
      }
    }
  }

  /** Whether nothing was ever taken in: the service is new, or its database is. */
  private async isEmpty(): Promise<boolean> {
    const rows = await this.unitOfWork.run(({ manager }) => manager.query<unknown[]>('SELECT FROM inbox LIMIT 1'));
    return rows.length === 0;
  }

  /**
   * An empty service takes in all that stands in the topic, from its beginning, even where its group had been further. Kafka refuses this
   * while another instance of it is at work, which had been as empty and began anew itself.
   */
  private async beginAnew(): Promise<void> {
    const admin = this.connection.kafka.admin();
    const { processTopic: topic, groupId } = this.connection;
    try {
      await admin.connect();
      const [group] = (await admin.describeGroups([groupId])).groups;
      if (group?.state === 'Empty') await admin.resetOffsets({ groupId, topic, earliest: true });
    } finally {
      await admin.disconnect();
    }
  }

  /** kafkajs gives up for good on errors that it does not count as passing; a service that stopped hearing would be worse. */
  private async joinAgain(crashed: Consumer, error: Error): Promise<void> {
    this.log.error({ error: String(error) }, 'the consumer crashed, joining again');
    await crashed.disconnect().catch(() => undefined);
    await delay(1_000);
    await this.join();
  }

  private async takeBatch({ batch, resolveOffset, heartbeat, isRunning, isStale }: EachBatchPayload): Promise<void> {
    const interrupted = () => !isRunning() || isStale() || this.stopped;
    for (const run of this.runsOf(batch.messages)) {
      if (interrupted()) return;
      const together = run.length > 1 && (await this.takeTogether(run));
      for (const message of run) {
        if (!together) {
          if (interrupted()) return;
          await this.takeMessage(batch.topic, batch.partition, message, heartbeat);
          if (this.stopped) return;
        }
        resolveOffset(message.offset);
      }
      await heartbeat();
    }
  }

  private runsOf(messages: readonly KafkaMessage[]): KafkaMessage[][] {
    return this.handlers.mixesProjects
      ? runsOf(messages, MOST_WRITTEN_TOGETHER)
      : runsOfOneProject(messages, MOST_TOGETHER);
  }

  /**
   * Takes events in by one transaction, which in a rush costs a fraction of one for each.
   * @returns false where it failed and left nothing behind: each is then to be taken by itself, so that the one at fault is found.
   */
  private async takeTogether(messages: readonly KafkaMessage[]): Promise<boolean> {
    try {
      const events = messages.flatMap((message) => parseProcessEvent(textOf(message)) ?? []);
      const heard = events.filter(({ type }) => this.handlers.types.includes(type));
      if (heard.length > 0)
        await this.unitOfWork.run(async (transaction) => {
          await this.handlers.take(await enterInbox(transaction, heard), transaction);
        });
      return true;
    } catch {
      return false;
    }
  }

  private async takeMessage(
    topic: string,
    partition: number,
    message: KafkaMessage,
    heartbeat: () => Promise<void>,
  ): Promise<void> {
    const text = textOf(message);
    let failures = 0;
    for (let attempt = 1; !this.stopped; attempt++) {
      try {
        const event = parseProcessEvent(text);
        if (event && this.handlers.types.includes(event.type)) await this.takeOnce(event);
        return;
      } catch (error) {
        if (isTransient(error)) {
          this.log.warn({ error: String(error) }, 'event not taken in yet, database away');
        } else if (++failures >= ATTEMPTS) {
          if (await this.bury({ topic, partition, offset: message.offset, text, error })) return;
        }
        await heartbeat();
        await delay(RETRY_MS * Math.min(attempt, 8));
      }
    }
  }

  private async takeOnce(event: ProcessEvent): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      await this.handlers.take(await enterInbox(transaction, [event]), transaction);
    });
  }

  /** @returns false where the database is away and the letter must be buried later. */
  private async bury(letter: Parameters<DeadLetters['bury']>[0]): Promise<boolean> {
    try {
      await this.deadLetters.bury(letter);
      return true;
    } catch (error) {
      this.log.warn({ error: String(error) }, 'dead letter not recorded yet');
      return false;
    }
  }
}

function textOf({ value }: KafkaMessage): string {
  return value?.toString('utf8') ?? '';
}

/** @returns those of the events that had not been taken in before, each once. */
async function enterInbox({ manager }: Transaction, events: readonly ProcessEvent[]): Promise<ProcessEvent[]> {
  const rows = await manager.query<{ event_id: string }[]>(
    `INSERT INTO inbox (event_id, type, project_id) SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[])
     ON CONFLICT (event_id) DO NOTHING RETURNING event_id`,
    [events.map(({ id }) => id), events.map(({ type }) => type), events.map(({ subject }) => subject)],
  );
  const entered = new Set(rows.map(({ event_id }) => event_id));
  return events.filter(({ id }) => entered.delete(id.toLowerCase()));
}
