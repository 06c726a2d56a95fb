import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { deathwatch } from '../processes/deathwatch';
import { StartFailure } from '../start-failure';
import { type Report } from './maven';

/** Chromium and its kin as distributions name them. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** The browser, and a font that has Chinese. */
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

const REMEDY =
  'Install Chromium (Debian: apt install chromium fonts-noto-cjk; macOS: brew install chromium), ' +
  'or name a browser of its family with CHROMIUM_PATH.';

/** The browser that pages are tested in: that of CHROMIUM_PATH, else one of PATH; undefined where there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env['CHROMIUM_PATH'];
  if (named) {
    if (!existsSync(named)) throw new StartFailure(`CHROMIUM_PATH is ${named}, but nothing is there`, REMEDY);
    return named;
  }
  for (const name of NAMES) {
    const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { env, encoding: 'utf8' });
    if (status === 0) return stdout.trim();
  }
  return undefined;
}

/**
 * The browser that pages are tested in; where there is none and this is a Debian machine that lets us, installs Debian's.
 * @throws {StartFailure} when there is none and none can be had.
 */
export async function provideChromium(report: Report): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  const command = installer();
  if (!command) throw new StartFailure('no Chromium found', REMEDY);
  report('installing Debian’s Chromium');
  if ((await install(command)) !== 0) {
    report('fetching the list of packages');
    await run([...command, 'update']);
    report('installing Debian’s Chromium');
    await install(command);
  }
  const installed = findChromium();
  if (installed === undefined) throw new StartFailure('Chromium could not be installed', REMEDY);
  return installed;
}

/** How packages are installed here without asking anybody; undefined where they cannot be. */
function installer(): string[] | undefined {
  const there = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  if (!there('apt-get', '--version')) return undefined;
  if (process.getuid?.() === 0) return ['apt-get'];
  return there('sudo', '-n', 'true') ? ['sudo', '-n', 'apt-get'] : undefined;
}

function install(command: readonly string[]): Promise<number> {
  return run([...command, 'install', '-y', '--no-install-recommends', ...PACKAGES]);
}

async function run([command = '', ...args]: readonly string[]): Promise<number> {
  const child = spawn(command, args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    detached: true,
    stdio: 'ignore',
  });
  if (child.pid !== undefined) deathwatch.guard(child.pid, 'SIGTERM');
  const code = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', (status) => resolve(status ?? 1));
  });
  if (child.pid !== undefined) deathwatch.release(child.pid);
  return code;
}
