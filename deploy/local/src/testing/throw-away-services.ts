import {
  type BackingServices,
  deathwatch,
  installPostgres,
  openSecrets,
  postgresDataFolder,
  runFolder,
  type Secrets,
  startBackingServices,
} from '@mingtang/backing-services';
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type Progress } from '../progress/progress';
import { titleOf } from '../progress/titles';

/**
 * Starts Postgres, Kafka and Keycloak for this run alone, on free ports and empty data, even where the environment names
 * some: tests change accounts and kill brokers. Only what was downloaded is shared; the rest is deleted when this process
 * ends, however it does.
 */
export function throwAwayServices(progress: Progress): { services: BackingServices; secrets: Secrets } {
  mkdirSync(runFolder, { recursive: true });
  const folder = mkdtempSync(join(runFolder, `test-${process.pid}-`));
  // Root's Postgres runs as a user of its own, who must get at its data in there.
  chmodSync(folder, 0o755);
  const dataFolder = join(folder, 'data');
  deathwatch.deleteAtEnd(folder);
  deathwatch.deleteAtEnd(postgresDataFolder(join(dataFolder, 'postgres'), installPostgres()));
  const secrets = openSecrets(join(folder, 'secrets.json'));
  const services = startBackingServices({
    dataFolder,
    logFolder: join(folder, 'logs'),
    cacheFolder: join(runFolder, 'cache'),
    secrets,
    environment: {},
    report: (service, activity) => progress.note(titleOf(service), activity),
  });
  return { services, secrets };
}
