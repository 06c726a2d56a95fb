import { type ProcessEvent } from '@mingtang/contracts';
import {
  backing,
  eventually,
  FakeClock,
  projectCancelled,
  publishedProject,
  startTestDatabase,
  type TestDatabase,
} from '@mingtang/testing';
import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { patienceOf } from './database/watched-client';
import { DeadLetters } from './dead-letters/dead-letters';
import { EventConsumer } from './inbox/event-consumer';
import { EventHandlers } from './inbox/event-handlers';
import { KafkaConnection } from './kafka';
import { Messaging1764000000000 } from './messaging.migration';
import { OutboxRelay } from './outbox/outbox-relay';
import { UnitOfWork } from './unit-of-work';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export type Cancelled = ProcessEvent<'announcement.project-cancelled.v1'>;

/** Messaging of one service on a database, topics and group of its own, with nothing started yet. */
export class TestMessaging {
  readonly handlers = new EventHandlers();
  readonly deadLetters: DeadLetters;
  readonly unitOfWork: UnitOfWork;
  private readonly running: { stop(): Promise<void> }[] = [];

  private constructor(
    readonly databaseUrl: string,
    private readonly database: TestDatabase,
    readonly dataSource: DataSource,
    readonly connection: KafkaConnection,
  ) {
    this.unitOfWork = new UnitOfWork(dataSource, new FakeClock('2036-03-03T01:00:00.000Z'));
    this.deadLetters = new DeadLetters(dataSource, this.unitOfWork, this.handlers, silent);
  }

  /** @param through puts something between the service and its database, e.g. a proxy that can be cut. */
  static async start(
    through: (databaseUrl: string) => Promise<string> | string = (url) => url,
  ): Promise<TestMessaging> {
    const database = await startTestDatabase('messaging');
    const url = await through(database.url);
    const dataSource = new DataSource({
      type: 'postgres',
      url,
      migrations: [Messaging1764000000000],
      migrationsRun: true,
      poolErrorHandler: () => undefined,
    });
    await dataSource.initialize();
    await dataSource.query('CREATE TABLE taken (n int GENERATED ALWAYS AS IDENTITY, project uuid, reason text)');
    const brokers = backing().kafkaBrokers.split(',');
    const settings = { brokers, service: 'bidding', topicPrefix: `${database.name}.`, partitions: 6 };
    const connection = new KafkaConnection(settings, silent);
    await connection.ensureTopics();
    return new TestMessaging(url, database, dataSource, connection);
  }

  /** Emits one event per reason, each in a transaction of its own. */
  async emit(project: string, ...reasons: readonly string[]): Promise<void> {
    for (const reason of reasons)
      await this.unitOfWork.run(async ({ emit }) =>
        emit('announcement.project-cancelled.v1', cancelled(project, reason).data),
      );
  }

  relay(connection = this.connection): OutboxRelay {
    return this.started(new OutboxRelay(this.databaseUrl, connection, silent, patienceOf(5_000)));
  }

  consumer(): EventConsumer {
    return this.started(new EventConsumer(this.connection, this.unitOfWork, this.handlers, this.deadLetters, silent));
  }

  /** Writes to the topic past the outbox: texts as they are. */
  async send(project: string, ...messages: readonly (string | ProcessEvent)[]): Promise<void> {
    const producer = this.connection.kafka.producer();
    await producer.connect();
    await producer.send({
      topic: this.connection.processTopic,
      messages: messages.map((value) => ({
        key: project,
        value: typeof value === 'string' ? value : JSON.stringify(value),
      })),
    });
    await producer.disconnect();
  }

  /** Waits until everything in the outbox is on Kafka. */
  async published(): Promise<void> {
    await eventually(async () => {
      const rows = await this.dataSource.query<unknown[]>('SELECT 1 FROM outbox WHERE published_at IS NULL');
      return rows.length === 0;
    });
  }

  /** The first `count` messages or more of a topic, by key in their order. */
  async messages(count: number, topic = this.connection.processTopic): Promise<Map<string, string[]>> {
    const byKey = new Map<string, string[]>();
    let read = 0;
    const consumer = this.connection.kafka.consumer({ groupId: `read-${randomBytes(5).toString('hex')}` });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message }) => {
        const key = String(message.key);
        byKey.set(key, [...(byKey.get(key) ?? []), String(message.value)]);
        read += 1;
      },
    });
    await eventually(async () => read >= count);
    await consumer.disconnect();
    return byKey;
  }

  /** Reasons that handlers wrote down for a project, in order; waits until there are so many. */
  async taken(project: string, count: number): Promise<string[]> {
    return eventually(async () => {
      const rows = await this.dataSource.query<{ reason: string }[]>(
        'SELECT reason FROM taken WHERE project = $1 ORDER BY n',
        [project],
      );
      return rows.length >= count && rows.map(({ reason }) => reason);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.running.map((each) => each.stop()));
    await this.dataSource.destroy();
    const admin = this.connection.kafka.admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [this.connection.processTopic, this.connection.deadLetterTopic] });
    await admin.disconnect();
    await this.database.close();
  }

  private started<Part extends { start(): void; stop(): Promise<void> }>(part: Part): Part {
    part.start();
    this.running.push(part);
    return part;
  }
}

/** An event whose `reason` tells it apart. */
export function cancelled(project: string, reason: string): Cancelled {
  return projectCancelled(publishedProject({ id: project }), { reason });
}

export function reasonOf(message: string): string {
  return (JSON.parse(message) as Cancelled).data.reason;
}
