import { REALM } from '@mingtang/backing-services';
import { KafkaConnection } from '@mingtang/messaging';
import { type RunningService, startService } from '@mingtang/service-kit';
import { backing, eventually, FakeClock, startTestDatabase } from '@mingtang/testing';
import { canonicalJson } from '@mingtang/transparency';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ledgerService } from '../ledger.service';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A database, topics and a data folder on which ledgers can be started, killed and started again. */
export interface LedgerGround {
  readonly clock: FakeClock;
  readonly databaseUrl: string;
  readonly dataFolder: string;
  start(environment?: Readonly<Record<string, string>>): Promise<RunningService>;
  query<Row extends object>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** Lets so many events of one project wait for their entries, as if they had come by Kafka. */
  letWait(count: number, project?: string): Promise<void>;
  /** Waits until all that waited is stored, and a checkpoint over it is published. @returns the size. */
  settled(): Promise<number>;
  close(): Promise<void>;
}

export async function layGround(): Promise<LedgerGround> {
  const database = await startTestDatabase('ledger');
  const dataFolder = await mkdtemp(join(tmpdir(), 'mingtang-ledger-'));
  const clock = new FakeClock('2036-03-03T01:00:00.000Z');
  const { kafkaBrokers, keycloak } = backing();
  const topicPrefix = `${database.name}.`;
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const started = new Set<RunningService>();
  const ground: LedgerGround = {
    clock,
    databaseUrl: database.url,
    dataFolder,
    async start(environment = {}) {
      const service = await startService(
        ledgerService,
        {
          PORT: '0',
          DATABASE_URL: database.url,
          KAFKA_BROKERS: kafkaBrokers,
          TOPIC_PREFIX: topicPrefix,
          TOPIC_PARTITIONS: '6',
          KEYCLOAK_URL: keycloak.url,
          KEYCLOAK_REALM: REALM,
          DATA_DIR: dataFolder,
          LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
          SEALED_BATCH_MS: '3600000',
          ...environment,
        },
        clock,
      );
      const running = { ...service, close: () => (started.delete(running), service.close()) };
      started.add(running);
      return running;
    },
    query: async (sql, parameters = []) => (await client.query(sql, parameters)).rows,
    async letWait(count, project = randomUUID()) {
      const event = (n: number) =>
        canonicalJson({ project, notice: randomUUID(), cancelledAt: clock.instant(), reason: String(n) });
      await ground.query(
        `INSERT INTO waiting_event (event, type, project, time, actor_role, payload)
         SELECT gen_random_uuid(), 'announcement.project-cancelled.v1', $1, $2, 'tenderer', payload FROM unnest($3::text[]) AS payload`,
        [project, clock.instant(), Array.from({ length: count }, (_, n) => event(n))],
      );
    },
    settled: () =>
      eventually(async () => {
        const [log] = await ground.query<{ size: number; done: boolean }>(
          `SELECT size::int AS size, size = published_size AND NOT EXISTS (SELECT 1 FROM waiting_event) AS done FROM log`,
        );
        return log?.done && log.size;
      }),
    async close() {
      await Promise.all([...started].map((service) => service.close()));
      await client.end();
      await database.close();
      const connection = new KafkaConnection(
        { brokers: kafkaBrokers.split(','), service: 'ledger', topicPrefix },
        silent,
      );
      const admin = connection.kafka.admin();
      await admin.connect();
      await admin
        .deleteTopics({ topics: [connection.processTopic, connection.deadLetterTopic] })
        .catch(() => undefined);
      await admin.disconnect();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
  return ground;
}
