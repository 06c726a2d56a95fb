import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';
import { freePort } from '../processes/ports';
import { RestartableProcess } from '../processes/restartable-process';
import { requireDiskSpace } from '../provision/disk-space';
import { type Report } from '../provision/maven';
import { StartFailure } from '../start-failure';
import { installPostgres, type PostgresInstallation } from './postgres-binaries';

export interface PostgresServer {
  /** URL of the database `postgres` for its superuser. */
  readonly adminUrl: string;
  readonly process: RestartableProcess;
  /** Where its files are. */
  readonly dataFolder: string;
}

export interface PostgresSettings {
  /** The cluster's folder; moved where the user `postgres` can reach it if it must (see {@link postgresDataFolder}). */
  readonly dataFolder: string;
  readonly logFile: string;
  readonly password: string;
  readonly preferredPort?: number;
  readonly report: Report;
}

const START_PATIENCE_MS = 60_000;
const NEEDED_BYTES = 300 * 2 ** 20;

/** Where the data of a cluster really lies: in the folder itself, or where root's Postgres can reach it. */
export function postgresDataFolder(wanted: string, installation: PostgresInstallation): string {
  return installation.reachableFolder
    ? join(installation.reachableFolder, `${basename(dirname(wanted))}-${basename(wanted)}`)
    : wanted;
}

/**
 * Starts a local Postgres, in a new cluster (UTF-8, code point order on every machine) where the folder holds none yet.
 * @throws {StartFailure}
 */
export async function startPostgres(settings: PostgresSettings): Promise<PostgresServer> {
  const { logFile, password, preferredPort, report } = settings;
  const installation = installPostgres();
  const { bin, user } = installation;
  const dataFolder = postgresDataFolder(settings.dataFolder, installation);
  requireDiskSpace(dirname(dataFolder), NEEDED_BYTES);
  if (!existsSync(join(dataFolder, 'PG_VERSION'))) {
    report('making a database cluster');
    createCluster(installation, dataFolder, password);
  }
  report('starting');
  const port = await freePort(preferredPort);
  const adminUrl = `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  const server = await RestartableProcess.start({
    name: 'postgres',
    command: join(bin, 'postgres'),
    args: ['-D', dataFolder, '-p', String(port), ...flags()],
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    cwd: '/',
    logFile,
    // Fast shutdown: ends sessions and writes a checkpoint; SIGTERM would wait for every client to leave.
    stopSignal: 'SIGINT',
    ...(user && { user }),
    answers: () => answers(adminUrl),
    startPatienceMs: START_PATIENCE_MS,
  });
  return { adminUrl, process: server, dataFolder };
}

function flags(): string[] {
  const options = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 300,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  return Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function createCluster({ bin, user }: PostgresInstallation, dataFolder: string, password: string): void {
  const unfinished = `${dataFolder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const passwordFolder = mkdtempSync(join(tmpdir(), 'mingtang-initdb-'));
  try {
    const passwordFile = join(passwordFolder, 'password');
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user) for (const path of [unfinished, passwordFolder, passwordFile]) chownSync(path, user.uid, user.gid);
    const { status, stdout, stderr } = spawnSync(
      join(bin, 'initdb'),
      [
        `--pgdata=${unfinished}`,
        '--username=postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      { ...user, cwd: '/', env: { ...process.env, LC_ALL: 'C' }, encoding: 'utf8' },
    );
    if (status !== 0)
      throw new StartFailure(
        `Postgres could not make its cluster in ${dataFolder}:\n${`${stdout}${stderr}`.slice(-1_500)}`,
        'See that the disk has room and the folder can be written by you.',
      );
    renameSync(unfinished, dataFolder);
  } finally {
    rmSync(passwordFolder, { recursive: true, force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

async function answers(adminUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01')
      throw new StartFailure('Postgres does not take the kept password', 'Start over: npm start -- --reset');
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
