import { type INestApplication } from '@nestjs/common';
import { REALM } from '@mingtang/backing-services';
import { type EventType, type ProcessEvent } from '@mingtang/contracts';
import { type Clock, EventHandlers, SystemClock } from '@mingtang/messaging';
import { type ConfigSpec, type ServiceDefinition, startService } from '@mingtang/service-kit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { backing } from '../backing';
import { eventually } from '../eventually';
import { ProcessTopic } from './process-topic';
import { startTestDatabase } from './test-database';

/** Each test has a topic of its own, on one broker. */
const PARTITIONS = 6;

/** One service in this process, on a database, topics, consumer group and data folder of its own. */
export interface TestService {
  readonly url: string;
  readonly app: INestApplication;
  readonly databaseUrl: string;
  readonly topicPrefix: string;
  readonly dataFolder: string;
  /**
   * Puts events on Kafka as another service would, and waits until this one has taken in those that it listens to, or has
   * put them among the dead letters.
   */
  publish(...events: ProcessEvent[]): Promise<void>;
  /** What it has said so far, of that type or all, in order. */
  events<Type extends EventType>(type?: Type): Promise<ProcessEvent<Type>[]>;
  /** Fires the timers that are due by the service's clock and waits until their tasks are done. Timers go by Postgres's clock. */
  fireDueTimers(): Promise<void>;
  /** Stops it and removes all that it had. */
  close(): Promise<void>;
}

export interface TestServiceOptions {
  readonly clock?: Clock;
  /** Options over those of a test: any free port, no log. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Puts something between the service and its database. @returns the URL that the service is given. */
  readonly through?: (databaseUrl: string) => Promise<string>;
}

/** Starts a service as its `main.ts` would, against the real backing services. */
export async function startTestService<Spec extends ConfigSpec>(
  definition: ServiceDefinition<Spec>,
  { clock = new SystemClock(), environment = {}, through = async (url) => url }: TestServiceOptions = {},
): Promise<TestService> {
  const { kafkaBrokers, keycloak } = backing();
  const database = await startTestDatabase(definition.name);
  const topicPrefix = `${database.name}.`;
  const dataFolder = await mkdtemp(join(tmpdir(), `mingtang-${definition.name}-`));
  const topic = new ProcessTopic({
    brokers: kafkaBrokers.split(','),
    service: definition.name,
    topicPrefix,
    partitions: PARTITIONS,
  });
  const remove = async (): Promise<void> => {
    await Promise.all([topic.remove(), database.close(), rm(dataFolder, { recursive: true, force: true })]);
  };
  const service = await startService(
    definition,
    {
      PORT: '0',
      DATABASE_URL: await through(database.url),
      KAFKA_BROKERS: kafkaBrokers,
      TOPIC_PREFIX: topicPrefix,
      TOPIC_PARTITIONS: String(PARTITIONS),
      KEYCLOAK_URL: keycloak.url,
      KEYCLOAK_REALM: REALM,
      DATA_DIR: dataFolder,
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
      ...environment,
    },
    clock,
  ).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  const { app, url } = service;
  const dataSource = app.get(DataSource);
  return {
    url,
    app,
    databaseUrl: database.url,
    topicPrefix,
    dataFolder,
    async publish(...events) {
      await topic.send(events);
      const { types } = app.get(EventHandlers);
      const heard = new Set(events.filter(({ type }) => types.includes(type)).map(({ id }) => id));
      await eventually(async () => (await takenIn(dataSource, [...heard])) === heard.size);
    },
    events: (type) => outbox(dataSource, type),
    fireDueTimers: () => fireDueTimers(dataSource, clock),
    async close() {
      await service.close();
      await remove();
    },
  };
}

async function takenIn(dataSource: DataSource, ids: readonly string[]): Promise<number> {
  const [row] = await dataSource.query<{ n: number }[]>(
    'SELECT count(*)::int AS n FROM inbox WHERE event_id = ANY($1::uuid[])',
    [ids],
  );
  return row?.n ?? 0;
}

async function outbox<Type extends EventType>(dataSource: DataSource, type?: Type): Promise<ProcessEvent<Type>[]> {
  const rows = await dataSource.query<{ event: ProcessEvent<Type> }[]>(
    'SELECT event FROM outbox WHERE $1::text IS NULL OR type = $1 ORDER BY id',
    [type ?? null],
  );
  return rows.map(({ event }) => event);
}

async function fireDueTimers(dataSource: DataSource, clock: Clock): Promise<void> {
  // One that is being performed already may be put off by what this test has not told the service yet: it is done first.
  const idle = async () => {
    const due = await dataSource.query<{ id: string; locked: boolean }[]>(
      `SELECT id, locked_at IS NOT NULL AS locked FROM graphile_worker.jobs WHERE run_at <= $1`,
      [clock.now()],
    );
    return due.some(({ locked }) => locked) ? undefined : due.map(({ id }) => id);
  };
  const ids = await eventually(idle);
  const fire = (some: readonly string[]) =>
    dataSource.query('SELECT graphile_worker.reschedule_jobs($1::bigint[], run_at => now())', [some]);
  await fire(ids);
  await eventually(async () => {
    const left = await dataSource.query<{ id: string; set_again: boolean }[]>(
      `SELECT id, locked_at IS NULL AND last_error IS NULL AND run_at > now() AS set_again FROM graphile_worker.jobs
       WHERE id = ANY($1::bigint[]) AND run_at <= $2`,
      [ids, clock.now()],
    );
    // What came in meanwhile may have set a timer again, to an instant that has come by the clock of the test.
    await fire(left.filter((timer) => timer.set_again).map(({ id }) => id));
    return left.length === 0;
  });
}
