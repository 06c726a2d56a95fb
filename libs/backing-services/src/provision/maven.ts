import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { deathwatch } from '../processes/deathwatch';
import { StartFailure } from '../start-failure';
import { requireDiskSpace } from './disk-space';
import { pinnedVersion, pomFile } from './pinned-versions';

/** Says in a few words what is being done now; called often. */
export type Report = (activity: string) => void;

/** What the download of each service and its unpacking take, bytes, with room to spare. */
const NEEDED_BYTES = { kafka: 200 * 2 ** 20, keycloak: 1_000 * 2 ** 20 } as const;

/**
 * Fetches a Java service's pinned version with Maven, once: a folder in the cache that is either whole or not there.
 * @param finish does the rest of the installation in the folder before it counts as whole.
 * @returns that folder.
 * @throws {StartFailure} without Maven, network, space or permission.
 */
export async function fetchJavaService(
  service: 'kafka' | 'keycloak',
  cacheFolder: string,
  report: Report,
  finish: (folder: string) => Promise<void> = async () => undefined,
): Promise<string> {
  const folder = join(cacheFolder, `${service}-${pinnedVersion(service)}`);
  if (existsSync(folder)) return folder;
  requireDiskSpace(cacheFolder, NEEDED_BYTES[service]);
  mkdirSync(cacheFolder, { recursive: true });
  const unfinished = mkdtempSync(join(cacheFolder, `.${service}-`));
  deathwatch.deleteAtEnd(unfinished);
  try {
    await runMaven(service, unfinished, report);
    await finish(unfinished);
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

const GOALS = { kafka: 'dependency:copy-dependencies@kafka', keycloak: 'dependency:unpack@keycloak' } as const;

async function runMaven(service: 'kafka' | 'keycloak', into: string, report: Report): Promise<void> {
  report(`fetching ${service} ${pinnedVersion(service)} with Maven`);
  const child = spawn('mvn', ['-f', pomFile, GOALS[service], `-Dinto=${into}`, '-Dstyle.color=never'], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) deathwatch.guard(child.pid, 'SIGTERM');
  let output = '';
  const read = (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-20_000);
    const progress = mavenProgress(output);
    if (progress) report(`fetching ${service} ${pinnedVersion(service)}: ${progress}`);
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => reject(mavenMissing(error)));
    child.once('close', resolve);
  }).finally(() => child.pid !== undefined && deathwatch.release(child.pid));
  if (code !== 0) throw mavenFailure(service, output);
}

/** The last thing that Maven said of a download: `keycloak… 44/159 MB`. */
export function mavenProgress(output: string): string | undefined {
  const line = output
    .split(/[\r\n]+/)
    .slice(0, -1)
    .reverse()
    .find((text) => /^(Progress \(\d+\)|Downloading from|Downloaded from)/.test(text));
  if (line === undefined) return undefined;
  const transfer = /^Progress \(\d+\): (.*\S)/.exec(line)?.[1];
  return transfer ?? basename(line.split(' ')[3] ?? '');
}

function mavenMissing(error: NodeJS.ErrnoException): StartFailure {
  return new StartFailure(
    error.code === 'ENOENT' ? 'no Maven found (mvn is not in PATH)' : `Maven does not run: ${error.message}`,
    'Install Maven (Debian, Ubuntu: apt install maven; macOS: brew install maven); it is needed for the first start ' +
      'only. Or name running services with KAFKA_BROKERS and KEYCLOAK_URL.',
    { cause: error },
  );
}

/** What a failed Maven run most likely means. */
export function mavenFailure(service: string, output: string): StartFailure {
  const errors = output
    .split(/[\r\n]+/)
    .filter((line) => line.startsWith('[ERROR]') && line.length > 10)
    .slice(0, 4)
    .map((line) => `    ${line.slice(0, 400)}`)
    .join('\n');
  if (/No space left on device/.test(output))
    return new StartFailure(`the disk is full; ${service} was not fetched`, 'Free about 1 GiB and start again.');
  if (/Permission denied|AccessDenied/.test(output))
    return new StartFailure(
      `${service} was not fetched, a file could not be written:\n${errors}`,
      'See that you own ~/.m2 and this checkout.',
    );
  if (
    /Could not transfer|UnknownHost|Connection (refused|reset)|Network is unreachable|timed out|offline/i.test(output)
  )
    return new StartFailure(
      `${service} was not fetched, Maven could not reach a repository:\n${errors}`,
      'Check the network; behind a proxy or a mirror set it in ~/.m2/settings.xml. Only the first start downloads.',
    );
  return new StartFailure(
    `Maven could not fetch ${service}:\n${errors || output.slice(-800)}`,
    `Try it by hand: mvn -f ${join(dirname(pomFile), 'pom.xml')} dependency:resolve`,
  );
}
