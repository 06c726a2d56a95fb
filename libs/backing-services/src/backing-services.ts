import { join } from 'node:path';
import { kafkaAnswers, startKafka } from './kafka/kafka-server';
import { type KeycloakAdmin } from './keycloak/admin-api';
import { keycloakAnswers, startKeycloak } from './keycloak/keycloak-server';
import { ensureOwnedDatabase } from './postgres/owned-database';
import { startPostgres } from './postgres/postgres-server';
import { type RestartableProcess } from './processes/restartable-process';
import { type Report } from './provision/maven';
import { type Secrets } from './secrets';
import { StartFailure } from './start-failure';

export type BackingService = 'postgres' | 'kafka' | 'keycloak';

export interface BackingSettings {
  /** Holds each service's data. */
  readonly dataFolder: string;
  readonly logFolder: string;
  /** Holds what was downloaded; may be shared between sets and outlives them. */
  readonly cacheFolder: string;
  readonly secrets: Secrets;
  /** Names services that are already there: DATABASE_URL, KAFKA_BROKERS, KEYCLOAK_URL with its administrator. */
  readonly environment: NodeJS.ProcessEnv;
  /** The port to try first for each service; a free one of any number where none is named. */
  readonly ports?: Readonly<Partial<Record<BackingService, number>>>;
  readonly report: (service: BackingService, activity: string) => void;
}

/** A service in use; `process` where it was started here. */
export interface Postgres {
  readonly adminUrl: string;
  readonly process?: RestartableProcess;
}
export interface Kafka {
  readonly brokers: string;
  readonly process?: RestartableProcess;
}
export interface Keycloak {
  readonly admin: KeycloakAdmin;
  readonly process?: RestartableProcess;
  /** The door in front of it. */
  readonly door?: RestartableProcess;
}

/** Three services on their way up; each promise resolves when its service answers, or rejects with a {@link StartFailure}. */
export interface BackingServices {
  readonly postgres: Promise<Postgres>;
  readonly kafka: Promise<Kafka>;
  readonly keycloak: Promise<Keycloak>;
}

/** Starts Postgres, Kafka and Keycloak at once, each unless the environment names one that is there. */
export function startBackingServices(settings: BackingSettings): BackingServices {
  const postgres = usePostgres(settings);
  const kafka = useKafka(settings);
  const keycloak = useKeycloak(settings, postgres);
  for (const started of [postgres, kafka, keycloak]) started.catch(() => undefined);
  return { postgres, kafka, keycloak };
}

/** Stops what was started here: first those that need Postgres, then Postgres. */
export async function stopBackingServices(services: BackingServices): Promise<void> {
  const stop = async (service: Promise<{ process?: RestartableProcess }>) =>
    (await service.catch(() => undefined))?.process?.stop();
  await (await services.keycloak.catch(() => undefined))?.door?.stop();
  await Promise.all([stop(services.keycloak), stop(services.kafka)]);
  await stop(services.postgres);
}

async function usePostgres({ environment, report, ...settings }: BackingSettings): Promise<Postgres> {
  const given = environment['DATABASE_URL'];
  if (given) return { adminUrl: given };
  return startPostgres({
    dataFolder: join(settings.dataFolder, 'postgres'),
    logFile: join(settings.logFolder, 'postgres.log'),
    password: settings.secrets.get('postgres'),
    ...(settings.ports?.postgres !== undefined && { preferredPort: settings.ports.postgres }),
    report: reporter('postgres', report),
  });
}

async function useKafka({ environment, report, ...settings }: BackingSettings): Promise<Kafka> {
  const given = environment['KAFKA_BROKERS'];
  if (given) {
    if (await kafkaAnswers(given)) return { brokers: given };
    throw new StartFailure(
      `no Kafka answers at ${given}`,
      'Start it, or unset KAFKA_BROKERS to have a local one started.',
    );
  }
  return startKafka({
    dataFolder: join(settings.dataFolder, 'kafka'),
    cacheFolder: settings.cacheFolder,
    logFile: join(settings.logFolder, 'kafka.log'),
    ...(settings.ports?.kafka !== undefined && { preferredPort: settings.ports.kafka }),
    report: reporter('kafka', report),
  });
}

async function useKeycloak(
  { environment, report, ...settings }: BackingSettings,
  postgres: Promise<Postgres>,
): Promise<Keycloak> {
  const given = environment['KEYCLOAK_URL']?.replace(/\/$/, '');
  if (given) return { admin: await givenKeycloak(given, environment) };
  return startKeycloak({
    dataFolder: join(settings.dataFolder, 'sign-in'),
    cacheFolder: settings.cacheFolder,
    logFolder: settings.logFolder,
    adminPassword: settings.secrets.get('keycloak-admin'),
    ...(settings.ports?.keycloak !== undefined && { preferredPort: settings.ports.keycloak }),
    databaseUrl: databaseOf(postgres, settings.secrets),
    report: reporter('keycloak', report),
  });
}

async function databaseOf(postgres: Promise<Postgres>, secrets: Secrets): Promise<string> {
  const { adminUrl } = await postgres;
  const { url } = await ensureOwnedDatabase(adminUrl, 'mingtang_keycloak', secrets.get('database:keycloak'));
  return url;
}

async function givenKeycloak(url: string, environment: NodeJS.ProcessEnv): Promise<KeycloakAdmin> {
  const username = environment['KEYCLOAK_ADMIN'];
  const password = environment['KEYCLOAK_ADMIN_PASSWORD'];
  if (!username || !password)
    throw new StartFailure(
      'KEYCLOAK_URL is set without KEYCLOAK_ADMIN and KEYCLOAK_ADMIN_PASSWORD',
      'Set them to an administrator of its realm master, who imports our realm and the demo accounts; ' +
        'or unset KEYCLOAK_URL to have a local Keycloak started.',
    );
  if (await keycloakAnswers(url).catch(() => false)) return { url, username, password };
  throw new StartFailure(
    `no Keycloak answers at ${url}`,
    'Start it, or unset KEYCLOAK_URL to have a local one started.',
  );
}

function reporter(service: BackingService, report: BackingSettings['report']): Report {
  return (activity) => report(service, activity);
}
