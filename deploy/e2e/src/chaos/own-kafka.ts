import { deathwatch, openSecrets, runFolder, startBackingServices } from '@mingtang/backing-services';
import { backing } from '@mingtang/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Kafka of the test's own, which it may kill. */
export interface OwnKafka {
  readonly brokers: string;
  /** Kills the broker with SIGKILL and starts it again on the same data and port. */
  crash(): Promise<void>;
  /** Stops the broker where it is: it neither answers nor refuses. */
  hold(): void;
  /** Has it go on. */
  goOn(): void;
  close(): Promise<void>;
}

export async function startOwnKafka(): Promise<OwnKafka> {
  const { postgresUrl, keycloak } = backing();
  const folder = await mkdtemp(join(tmpdir(), 'mingtang-kafka-'));
  deathwatch.deleteAtEnd(folder);
  const services = startBackingServices({
    dataFolder: join(folder, 'data'),
    logFolder: join(folder, 'logs'),
    cacheFolder: join(runFolder, 'cache'),
    secrets: openSecrets(join(folder, 'secrets.json')),
    environment: {
      DATABASE_URL: postgresUrl,
      KEYCLOAK_URL: keycloak.url,
      KEYCLOAK_ADMIN: keycloak.username,
      KEYCLOAK_ADMIN_PASSWORD: keycloak.password,
    },
    report: () => undefined,
  });
  const { brokers, process: broker } = await services.kafka;
  return {
    brokers,
    async crash() {
      broker?.kill('SIGKILL');
      await broker?.exited;
      await broker?.start();
    },
    hold: () => broker?.kill('SIGSTOP'),
    goOn: () => broker?.kill('SIGCONT'),
    async close() {
      await broker?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
