import { installPostgres, postgresDataFolder, runFolder } from '@mingtang/backing-services';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where a checkout's platform keeps what. Downloads in `cache` outlive a reset. */
export const folders = {
  lock: join(runFolder, 'lock'),
  secrets: join(runFolder, 'secrets.json'),
  platformFile: join(runFolder, 'platform.json'),
  demoState: join(runFolder, 'demo.json'),
  data: join(runFolder, 'data'),
  logs: join(runFolder, 'logs'),
  mail: join(runFolder, 'mail'),
  /** What `npm run dev` works on. */
  dev: join(runFolder, 'dev'),
  cache: join(runFolder, 'cache'),
} as const;

/** Deletes everything of earlier runs but what was downloaded. */
export function forgetEarlierRuns(): void {
  const { secrets, platformFile, demoState, data, logs, mail } = folders;
  const postgres = postgresDataFolder(join(data, 'postgres'), installPostgres());
  for (const path of [postgres, secrets, platformFile, demoState, data, logs, mail])
    rmSync(path, { recursive: true, force: true });
}
