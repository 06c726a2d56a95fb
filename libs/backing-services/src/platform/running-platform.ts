import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CustodianAgent } from '../keycloak/demo-accounts';
import { REALM } from '../keycloak/realm-template';
import { ensureOwnedDatabase } from '../postgres/owned-database';
import { freePort } from '../processes/ports';
import { type Secrets } from '../secrets';
import { type AppDescription } from './app-description';
import { platformApps } from './platform';
import { RunningApp } from './running-app';

export interface PlatformSettings {
  /** URL of an administrator's database, who makes those of the services. */
  readonly postgresUrl: string;
  readonly kafkaBrokers: string;
  readonly keycloakUrl: string;
  readonly custodians: readonly CustodianAgent[];
  /** Of the gateway's own client in the realm; without it the gateway does not learn which accounts are disabled. */
  readonly gatewaySecret?: string;
  /** Before the name of each service's database and role, e.g. `mingtang_`. */
  readonly databasePrefix: string;
  /** Before every topic and consumer group; empty for none. */
  readonly topicPrefix: string;
  readonly dataFolder: string;
  readonly logFolder: string;
  readonly secrets: Secrets;
  /** The gateway's port; any free one where undefined. */
  readonly gatewayPort?: number;
  /** Names of the only apps to run; all where undefined. */
  readonly only?: readonly string[];
  /** Further options for every app, over those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly report?: (app: string, activity: 'starting' | 'ready') => void;
}

/** The apps of one platform, started or on their way. */
export class RunningPlatform {
  constructor(
    readonly apps: ReadonlyMap<string, RunningApp>,
    /** Names of the services' databases. */
    readonly databases: ReadonlyMap<string, { readonly name: string; readonly url: string }>,
    private readonly descriptions: readonly AppDescription[],
    private readonly report: NonNullable<PlatformSettings['report']>,
  ) {}

  /** @throws {Error} for a name that is none of its apps'. */
  app(name: string): RunningApp {
    const app = this.apps.get(name);
    if (!app) throw new Error(`this platform runs no ${name}`);
    return app;
  }

  /** Starts every app as soon as those that it waits for are ready. @throws {StartFailure} of the first that fails. */
  async start(): Promise<void> {
    const ready = new Map<string, Promise<void>>();
    for (const { name, after } of this.descriptions)
      ready.set(
        name,
        (async () => {
          await Promise.all(after.map((needed) => ready.get(needed)));
          this.report(name, 'starting');
          await this.app(name).start();
          this.report(name, 'ready');
        })(),
      );
    await Promise.all(ready.values());
  }

  /** Ends the apps in order: those that depend on others first. */
  async stop(): Promise<void> {
    const [leaves, roots] = [
      this.descriptions.filter(({ after }) => after.length > 0),
      this.descriptions.filter(({ after }) => after.length === 0),
    ];
    for (const group of [leaves, roots]) await Promise.all(group.map(({ name }) => this.app(name).stop()));
  }
}

/** Makes the services' databases and lays out the platform's apps; {@link RunningPlatform.start} starts them. */
export async function layOutPlatform(settings: PlatformSettings): Promise<RunningPlatform> {
  const { only, report = () => undefined } = settings;
  const all = platformApps(settings.custodians, settings.gatewaySecret);
  const wanted = only ? all.filter(({ name, bundle }) => only.includes(name) || only.includes(bundle)) : all;
  const descriptions = wanted.map((app) => ({
    ...app,
    after: app.after.filter((needed) => wanted.some(({ name }) => name === needed)),
  }));

  // Apps that are left out get a port, too: who is to call them learns at the first call that nobody is there.
  const ports = new Map<string, number>();
  for (const { name, listens } of all)
    if (listens) ports.set(name, name === 'gateway' ? (settings.gatewayPort ?? (await freePort())) : await freePort());
  const urlOf = (name: string) => `http://127.0.0.1:${ports.get(name)}`;

  const databases = new Map<string, { name: string; url: string }>();
  for (const { name, database } of descriptions)
    if (database)
      databases.set(
        name,
        await ensureOwnedDatabase(
          settings.postgresUrl,
          settings.databasePrefix + name,
          settings.secrets.get(`database:${settings.databasePrefix}${name}`),
        ),
      );

  const publicUrl = `http://localhost:${ports.get('gateway')}`;
  const apps = descriptions.map((description) => {
    const { name, listens } = description;
    const database = databases.get(name);
    const dataFolder = join(settings.dataFolder, name);
    return new RunningApp(description, {
      ...(listens && { url: urlOf(name) }),
      dataFolder,
      logFile: join(settings.logFolder, `${name}.log`),
      environment: {
        ...inheritedEnvironment(),
        ...(listens && { PORT: String(ports.get(name)) }),
        ...(database && { DATABASE_URL: database.url }),
        KEYCLOAK_URL: settings.keycloakUrl,
        KEYCLOAK_REALM: REALM,
        DATA_DIR: dataFolder,
        LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'info',
        PUBLIC_URL: publicUrl,
        // Of the log: where it is found, without its scheme, as tlog-tiles asks.
        LOG_ORIGIN: `${new URL(publicUrl).host}/log`,
        ...description.environment({
          kafkaBrokers: settings.kafkaBrokers,
          topicPrefix: settings.topicPrefix,
          secretFile: (of) => secretFile(settings, of),
          urlOf,
        }),
        ...settings.environment,
      },
    });
  });
  return new RunningPlatform(new Map(apps.map((app) => [app.name, app])), databases, descriptions, report);
}

/** Writes a secret of the platform into a file of its own, for its owner only. @returns its path. */
function secretFile({ dataFolder, databasePrefix, secrets }: PlatformSettings, name: string): string {
  const path = join(dataFolder, 'secrets', name);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, secrets.get(`${databasePrefix}${name}`), { mode: 0o600 });
  return path;
}

/** This process's environment less what is meant for the launcher alone: administrators' access, test settings, Node's flags. */
export function inheritedEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(DATABASE_URL|PORT|HOST|KEYCLOAK_ADMIN.*|MINGTANG_TEST_.*|NODE_OPTIONS|npm_.*)$/.test(name),
    ),
  );
}
