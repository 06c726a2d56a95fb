import { isTransient, Messaging1764000000000, patienceOf, patientOptions, WatchedClient } from '@mingtang/messaging';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource, type DataSourceOptions, type EntitySchema, type MigrationInterface } from 'typeorm';
import { type ServiceConfig } from '../config/config';
import { Idempotency1764000000001 } from '../idempotency/idempotency.migration';
import { type Log } from '../log/log';
import { SnakeNaming } from './snake-naming';

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM names entity and migration classes so
export type EntityClass = Function | EntitySchema;
export type MigrationClass = new () => MigrationInterface;

/** Any number: serialises migrations when several instances start at once. */
const MIGRATION_LOCK = 7_264_002;

export interface PersistenceSpec {
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationClass[];
}

/** Opens the service's database and brings its schema up to date; waits for a database that is not there yet. */
export async function openDatabase(
  service: string,
  config: Pick<ServiceConfig, 'DATABASE_URL' | 'DATABASE_POOL' | 'DATABASE_ANSWER_MS'>,
  { entities, migrations }: PersistenceSpec,
  log: Log,
): Promise<DataSource> {
  const options: Extract<DataSourceOptions, { type: 'postgres' }> = {
    type: 'postgres',
    url: config.DATABASE_URL,
    applicationName: service,
    entities: [...entities],
    migrations: [Messaging1764000000000, Idempotency1764000000001, ...migrations],
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    poolSize: config.DATABASE_POOL,
    poolErrorHandler: (error) => log.warn({ error: String(error) }, 'database connection lost'),
    logging: false,
  };
  // A migration may take its time.
  const migrating = new DataSource({ ...options, poolSize: 2, connectTimeoutMS: 5_000 });
  await waitForDatabase(migrating, log);
  try {
    await migrate(migrating);
  } finally {
    await migrating.destroy();
  }
  const patience = patientOptions(patienceOf(config.DATABASE_ANSWER_MS));
  const dataSource = new DataSource({ ...options, extra: { ...patience, Client: WatchedClient } });
  await waitForDatabase(dataSource, log);
  return dataSource;
}

async function waitForDatabase(dataSource: DataSource, log: Log): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await dataSource.initialize();
      return;
    } catch (error) {
      if (!isTransient(error) || attempt === 60) throw error;
      log.warn({ error: String(error) }, 'database not there yet');
      await delay(1_000);
    }
  }
}

async function migrate(dataSource: DataSource): Promise<void> {
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await dataSource.runMigrations();
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
  }
}
