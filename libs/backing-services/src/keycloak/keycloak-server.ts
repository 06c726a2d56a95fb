import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deathwatch } from '../processes/deathwatch';
import { ownFolder } from '../processes/own-folder';
import { freePort } from '../processes/ports';
import { RestartableProcess } from '../processes/restartable-process';
import { findJava } from '../provision/java';
import { fetchJavaService, type Report } from '../provision/maven';
import { StartFailure } from '../start-failure';
import { workspaceRoot } from '../workspace';
import { type KeycloakAdmin } from './admin-api';

export interface KeycloakServer {
  readonly admin: KeycloakAdmin;
  readonly process: RestartableProcess;
  /** The door in front of it, at the address by which everybody knows it. */
  readonly door: RestartableProcess;
}

export interface KeycloakSettings {
  readonly dataFolder: string;
  readonly cacheFolder: string;
  readonly logFolder: string;
  readonly adminPassword: string;
  readonly preferredPort?: number;
  /** Resolves to the URL of Keycloak's own database; Keycloak is fetched meanwhile. */
  readonly databaseUrl: Promise<string>;
  readonly report: Report;
}

const START_PATIENCE_MS = 180_000;
const DOOR_PATIENCE_MS = 60_000;
const HEAP = '-Xms64m -Xmx512m';
/** C1 only: what counts here is the time to start. Production runs Keycloak's own image with its own settings. */
const FAST_START = '-XX:-UseG1GC -XX:+UseSerialGC -XX:TieredStopAtLevel=1';

/**
 * Starts a local Keycloak in production mode on its own Postgres database, bound to 127.0.0.1, and in front of it the door at which wrong
 * passwords are counted.
 * @throws {StartFailure}
 */
export async function startKeycloak(settings: KeycloakSettings): Promise<KeycloakServer> {
  const { cacheFolder, logFolder, adminPassword, preferredPort, databaseUrl, report } = settings;
  findJava();
  const folder = await fetchJavaService('keycloak', cacheFolder, report, (fetched) => build(fetched, report));
  report('waiting for its database');
  const database = new URL(await databaseUrl);
  report('starting');
  const port = await freePort();
  const innerUrl = `http://127.0.0.1:${port}`;
  const url = `http://127.0.0.1:${await freePort(preferredPort)}`;
  const server = await RestartableProcess.start({
    name: 'keycloak',
    command: join(home(folder), 'bin', 'kc.sh'),
    args: ['start', '--optimized'],
    env: {
      ...environment(),
      JAVA_OPTS_KC_HEAP: HEAP,
      JAVA_OPTS_APPEND: FAST_START,
      KC_BOOTSTRAP_ADMIN_USERNAME: 'admin',
      KC_BOOTSTRAP_ADMIN_PASSWORD: adminPassword,
      KC_DB_URL: `jdbc:postgresql://${database.host}${database.pathname}${database.search}`,
      KC_DB_USERNAME: decodeURIComponent(database.username),
      KC_DB_PASSWORD: decodeURIComponent(database.password),
      KC_DB_POOL_MAX_SIZE: '20',
      KC_CACHE: 'local',
      KC_HTTP_ENABLED: 'true',
      KC_HTTP_HOST: '127.0.0.1',
      KC_HTTP_PORT: String(port),
      KC_HOSTNAME: url,
      KC_PROXY_HEADERS: 'xforwarded',
      KC_SPI_THEME__FOLDER__DIR: join(workspaceRoot, 'deploy/keycloak/themes'),
    },
    logFile: join(logFolder, 'keycloak.log'),
    answers: () => keycloakAnswers(innerUrl),
    startPatienceMs: START_PATIENCE_MS,
  });
  const door = await openDoor(settings, { url, innerUrl }).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  return { admin: { url, username: 'admin', password: adminPassword, innerUrl }, process: server, door };
}

async function openDoor(
  { dataFolder, logFolder }: Pick<KeycloakSettings, 'dataFolder' | 'logFolder'>,
  { url, innerUrl }: { readonly url: string; readonly innerUrl: string },
): Promise<RestartableProcess> {
  ownFolder(dataFolder);
  return RestartableProcess.start({
    name: 'sign-in',
    command: process.execPath,
    args: ['--enable-source-maps', join(workspaceRoot, 'dist/apps/sign-in/main.js')],
    env: {
      ...environment(),
      PORT: new URL(url).port,
      HOST: '127.0.0.1',
      KEYCLOAK_INNER_URL: innerUrl,
      DEVICE_KEY_FILE: join(dataFolder, 'device.key'),
    },
    logFile: join(logFolder, 'sign-in.log'),
    answers: () => keycloakAnswers(url),
    startPatienceMs: DOOR_PATIENCE_MS,
  });
}

/** Whether a Keycloak answers at that base URL. */
export async function keycloakAnswers(url: string): Promise<boolean> {
  const response = await fetch(`${url}/realms/master`, { signal: AbortSignal.timeout(5_000) });
  return response.ok;
}

/** Keycloak settles for good at build time which database it talks to; a server so built starts in half the time. */
async function build(fetched: string, report: Report): Promise<void> {
  report('building the server for Postgres');
  const child = spawn(join(home(fetched), 'bin', 'kc.sh'), ['build', '--db=postgres'], {
    env: environment(),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) deathwatch.guard(child.pid, 'SIGKILL');
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => child.pid !== undefined && deathwatch.release(child.pid));
  if (code !== 0)
    throw new StartFailure(
      `Keycloak's build failed:\n${output.slice(-1_500)}`,
      'kc.sh needs bash and about 1 GiB of memory; or name a running Keycloak with KEYCLOAK_URL.',
    );
}

/** The one folder that the archive holds. */
function home(folder: string): string {
  const [inside] = readdirSync(folder).filter((name) => name.startsWith('keycloak-'));
  if (inside === undefined)
    throw new StartFailure(`${folder} holds no Keycloak`, `Delete ${dirname(folder)} and start again.`);
  return join(folder, inside);
}

/** The caller's environment less its own Keycloak options, which would override ours. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(KC_|JAVA_OPTS|KEYCLOAK_)/.test(name)));
}
