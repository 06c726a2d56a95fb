import { PUBLISHING_SERVICES } from '@mingtang/services';
import {
  deathwatch,
  installPostgres,
  type KeycloakAdmin,
  layOutPlatform,
  openSecrets,
  postgresDataFolder,
  prepareRealm,
  runFolder,
  type RunningPlatform,
  startBackingServices,
  stopBackingServices,
} from '@mingtang/backing-services';
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchOptions } from '../options';
import { ownProcesses, peakMemoryOf } from '../report/processes';
import { ProcessTopic } from './process-topic';

/** The services of a platform, whose parts are known to who measures them. Custodians' agents have nothing to do before a deadline. */
const MEASURED = [...PUBLISHING_SERVICES, 'gateway'];
/** One caller stands for many here. */
const NO_RATE_LIMIT = String(10 ** 9);

export interface Stand {
  readonly platform: RunningPlatform;
  /** Of an administrator's database. */
  readonly postgresUrl: string;
  readonly keycloak: KeycloakAdmin;
  /** The topic of process events, to publish what announcement would. */
  readonly topic: ProcessTopic;
  /** Of every process that was started here, and of this one. */
  peakMemory(): { readonly name: string; readonly mib: number }[];
}

/** Starts a platform for the length of some work. */
export async function withStand(options: BenchOptions, work: (stand: Stand) => Promise<void>): Promise<void> {
  mkdirSync(runFolder, { recursive: true });
  const folder = mkdtempSync(join(runFolder, `bench-${process.pid}-`));
  // Root's Postgres runs as a user of its own, who must get at its data in there.
  chmodSync(folder, 0o755);
  const dataFolder = join(folder, 'data');
  deathwatch.deleteAtEnd(folder);
  deathwatch.deleteAtEnd(postgresDataFolder(join(dataFolder, 'postgres'), installPostgres()));
  const secrets = openSecrets(join(folder, 'secrets.json'));
  const logFolder = join(folder, 'logs');
  const prefix = `bench_${process.pid}_`;

  say('starting Postgres, Kafka and Keycloak');
  const backing = startBackingServices({
    dataFolder,
    logFolder,
    cacheFolder: join(runFolder, 'cache'),
    secrets,
    // Never those of a platform in use: a realm and databases prepared with other secrets would lock it out.
    environment: {},
    report: () => undefined,
  });
  const stops = [() => stopBackingServices(backing)];
  endOnSignal(stops);
  try {
    const [postgres, kafka, keycloak] = await Promise.all([backing.postgres, backing.kafka, backing.keycloak]);
    const realm = await prepareRealm(keycloak.admin, secrets, 'http://localhost');
    const platform = await layOutPlatform({
      postgresUrl: postgres.adminUrl,
      kafkaBrokers: kafka.brokers,
      keycloakUrl: keycloak.admin.url,
      custodians: realm.custodians,
      gatewaySecret: realm.gatewaySecret,
      databasePrefix: prefix,
      topicPrefix: `${prefix}.`,
      dataFolder,
      logFolder,
      secrets,
      only: MEASURED,
      environment: {
        RATE_LIMIT_PER_10S: NO_RATE_LIMIT,
        LOG_LEVEL: 'warn',
        ...(options.profile !== undefined && { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${options.profile}` }),
      },
    });
    stops.unshift(() => platform.stop());
    say('starting the platform');
    await platform.start();
    const topic = new ProcessTopic({ brokers: kafka.brokers.split(','), service: 'bench', topicPrefix: `${prefix}.` });
    stops.unshift(() => topic.close());
    await work({ platform, postgresUrl: postgres.adminUrl, keycloak: keycloak.admin, topic, peakMemory });
  } finally {
    await stopAll(stops);
  }
}

/** One line of progress. */
export function say(line: string): void {
  console.log(`· ${line}`);
}

function peakMemory(): { name: string; mib: number }[] {
  return ownProcesses().flatMap(({ name, pid }) => {
    const mib = peakMemoryOf(pid);
    return mib === undefined ? [] : [{ name, mib }];
  });
}

function endOnSignal(stops: readonly (() => Promise<unknown>)[]): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void stopAll(stops).finally(() => process.exit(130)));
}

async function stopAll(stops: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const stop of stops) await stop().catch((error: unknown) => console.error('✖', error));
}
