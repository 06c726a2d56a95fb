import { deathwatch, StartFailure } from '@mingtang/backing-services';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

interface Holder {
  readonly pid: number;
  /** When the process began, as `ps` says it: numbers of processes are used again. */
  readonly began: string;
}

interface Lock {
  readonly launcher: Holder;
  /** Stops what a launcher that was killed left behind, then deletes the lock. */
  readonly watcher?: Holder;
}

/** A watcher is done sooner than this. */
const CLEAN_UP_MS = 20_000;

/**
 * Takes the checkout's lock, so that one platform runs in it at a time. Waits for an earlier one that is on its way out.
 * The deathwatch deletes the lock when everything of this launcher has stopped, however it ended.
 * @throws {StartFailure} while another launcher runs.
 */
export async function takeLock(file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const until = Date.now() + CLEAN_UP_MS;
  while (!create(file, { launcher: holder(process.pid) })) {
    const lock = read(file);
    if (lock && runs(lock.launcher))
      throw new StartFailure(
        `a platform of this checkout is running already (process ${lock.launcher.pid})`,
        `Its addresses and accounts are in .run/platform.json. To stop it: Ctrl-C where it runs, or kill ${lock.launcher.pid}`,
      );
    if (lock?.watcher && runs(lock.watcher) && Date.now() < until) await sleep(100);
    else rmSync(file, { force: true });
  }
  deathwatch.deleteAtEnd(file);
  const { pid } = deathwatch;
  writeFileSync(
    file,
    JSON.stringify({ launcher: holder(process.pid), ...(pid !== undefined && { watcher: holder(pid) }) }),
  );
}

function create(file: string, lock: Lock): boolean {
  try {
    writeFileSync(file, JSON.stringify(lock), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): Lock | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Lock;
  } catch {
    return undefined;
  }
}

function holder(pid: number): Holder {
  return { pid, began: beginOf(pid) };
}

function runs({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return beginOf(pid) === began;
}

/** When a process began, as `ps` says it; empty where there is no `ps` or no such process. */
export function beginOf(pid: number): string {
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}
