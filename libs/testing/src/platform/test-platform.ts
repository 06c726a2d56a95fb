import {
  deathwatch,
  dropOwnedDatabase,
  layOutPlatform,
  openSecrets,
  type PlatformSettings,
  type RunningPlatform,
} from '@mingtang/backing-services';
import { PROCESS_EVENTS_TOPIC } from '@mingtang/contracts';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backing } from '../backing';
import { tokenOf } from '../calling/accounts';
import { type Client, client } from '../calling/client';

export interface TestPlatformOptions {
  /** Names of the only apps to run; all where left out. `custodian` stands for all agents. */
  readonly only?: readonly string[];
  /** A Kafka other than the one that the test run shares, e.g. one to kill. */
  readonly kafkaBrokers?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The whole platform as processes of its own, on databases, topics and folders of its own. Needs the built bundles. */
export interface TestPlatform {
  /** Base URL of the gateway, without a slash at its end. */
  readonly gateway: string;
  /** Its apps, to kill and start again, and its databases. */
  readonly running: RunningPlatform;
  readonly kafkaBrokers: string;
  /** Name of the topic of all process events. */
  readonly processTopic: string;
  /** Holds the apps' data folders and logs. */
  readonly folder: string;
  /** The API as a demo account sees it; as an anonymous caller does where no name is given. */
  as(username?: string): Promise<Client>;
  /** Stops it and removes all that it had. */
  close(): Promise<void>;
}

export async function startTestPlatform(options: TestPlatformOptions = {}): Promise<TestPlatform> {
  const { postgresUrl, keycloak, realm } = backing();
  const kafkaBrokers = options.kafkaBrokers ?? backing().kafkaBrokers;
  const id = `e2e_${randomBytes(4).toString('hex')}`;
  const folder = await mkdtemp(join(tmpdir(), 'mingtang-e2e-'));
  deathwatch.deleteAtEnd(folder);
  const settings: PlatformSettings = {
    postgresUrl,
    kafkaBrokers,
    keycloakUrl: keycloak.url,
    custodians: realm.custodians,
    gatewaySecret: realm.gatewaySecret,
    databasePrefix: `${id}_`,
    topicPrefix: `${id}.`,
    dataFolder: join(folder, 'data'),
    logFolder: join(folder, 'logs'),
    secrets: openSecrets(join(folder, 'secrets.json')),
    ...(options.only && { only: options.only }),
    ...(options.environment && { environment: options.environment }),
  };
  const running = await layOutPlatform(settings);
  const close = async (): Promise<void> => {
    await running.stop();
    for (const { name } of running.databases.values()) await dropOwnedDatabase(postgresUrl, name);
    await rm(folder, { recursive: true, force: true });
  };
  await running.start().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const gateway = running.app('gateway').url;
  return {
    gateway,
    running,
    kafkaBrokers,
    processTopic: settings.topicPrefix + PROCESS_EVENTS_TOPIC,
    folder,
    as: async (username) => client(gateway, username === undefined ? undefined : await tokenOf(username)),
    close,
  };
}
