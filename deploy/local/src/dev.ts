/** `npm run dev -- bidding portal`: work on apps of a platform that runs. See CONTRIBUTING.md. */
import { StartFailure, workspaceRoot } from '@mingtang/backing-services';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { followLog } from './dev/follow-log';
import { readDevOptions } from './dev/options';
import { Child } from './dev/child';
import { folders } from './folders';
import { runToItsEnd } from './lifecycle/lifecycle';
import { type PlatformFile } from './running/platform-file';

/** Where the portal's dev server listens; signing in comes back to it. */
const PORTAL_PORT = 5173;

await runToItsEnd(async ({ atEnd, ending }) => {
  const options = readDevOptions(process.argv.slice(2));
  if (!options) return 0;
  const platform = runningPlatform();
  mkdirSync(folders.dev, { recursive: true });
  // What is built here is of sources that the next start must not take for built.
  rmSync(join(workspaceRoot, 'dist/.sources'), { force: true });
  const children: Child[] = [];
  const start = (args: readonly string[], environment: Readonly<Record<string, string>> = {}): void => {
    const child = new Child(args, environment);
    children.push(child);
    atEnd(() => child.stop());
  };
  const workedOn = (name: string, say = ''): void => {
    const file = join(folders.dev, name);
    atEnd(async () => rmSync(file, { force: true }));
    writeFileSync(file, say);
  };

  for (const app of options.apps) {
    workedOn(app, options.inspect ? 'inspect' : '');
    atEnd(followLog(join(folders.logs, `${app}.log`), app));
  }
  if (options.apps.length > 0) start(['tools/build.ts', '--watch', ...options.apps]);
  if (options.portal) {
    workedOn('portal', `http://localhost:${PORTAL_PORT}`);
    const vite = ['node_modules/vite/bin/vite.js', '--config', 'apps/portal/vite.config.ts'];
    start([...vite, '--port', String(PORTAL_PORT), '--strictPort'], { MINGTANG_GATEWAY: platform.gateway });
  }
  const first = await Promise.race([
    ...children.map((child) => child.exited),
    new Promise<undefined>((resolve) => ending.addEventListener('abort', () => resolve(undefined))),
  ]);
  return first ?? 0;
});

/** @throws {StartFailure} where none runs in this checkout. */
function runningPlatform(): PlatformFile {
  try {
    return JSON.parse(readFileSync(folders.platformFile, 'utf8')) as PlatformFile;
  } catch (error) {
    throw new StartFailure(
      'no platform runs in this checkout',
      'Run npm start in another terminal; wait until it is ready.',
      {
        cause: error,
      },
    );
  }
}
