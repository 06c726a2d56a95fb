import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartFailure } from '../start-failure';
import { deathwatch } from './deathwatch';

export interface ProcessDescription {
  /** Shown to people, e.g. `bidding`. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment of the process. */
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Given on standard input, which is else empty. */
  readonly input?: string;
  /** Takes standard output and error; what an earlier launcher's process wrote is kept as `<name>.previous.log`. */
  readonly logFile: string;
  /** Asks the process to end in order; SIGTERM unless it wants another. */
  readonly stopSignal?: NodeJS.Signals;
  /** Runs the process as that user, where this one is root. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Asked to stop, a process has this long before it is killed, ms. */
const STOP_PATIENCE_MS = 10_000;

/** Logs that this launcher has begun; a restarted process goes on in its log. */
const begun = new Set<string>();
const running = new Set<SupervisedProcess>();

/** Every process that was started and has not ended, the first started first. */
export function runningProcesses(): SupervisedProcess[] {
  return [...running];
}

/**
 * A child in its own process group, so that a terminal's Ctrl-C reaches the launcher only and everything ends in order;
 * guarded by the deathwatch.
 */
export class SupervisedProcess {
  /** Resolves when the process has ended, however it did. */
  readonly exited: Promise<Exit>;
  private exit: Exit | undefined;
  private readonly child: ChildProcess;
  private readonly logStart: number;

  constructor(readonly description: ProcessDescription) {
    const { command, args, env, cwd, input, logFile, stopSignal = 'SIGTERM', user } = description;
    const log = openLog(logFile);
    try {
      this.logStart = fstatSync(log).size;
      this.child = spawn(command, args, {
        env,
        ...(cwd !== undefined && { cwd }),
        detached: true,
        stdio: [input === undefined ? 'ignore' : 'pipe', log, log],
        ...user,
      });
      this.child.stdin?.on('error', () => undefined).end(input);
    } finally {
      closeSync(log);
    }
    const { pid } = this.child;
    if (pid !== undefined) deathwatch.guard(pid, stopSignal);
    running.add(this);
    this.exited = new Promise((resolve) => {
      const ended = (exit: Exit) => {
        this.exit = exit;
        running.delete(this);
        if (pid !== undefined) deathwatch.release(pid);
        resolve(exit);
      };
      this.child.once('exit', (code, signal) => ended({ code, signal }));
      this.child.once('error', () => ended({ code: 127, signal: null }));
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get running(): boolean {
    return this.exit === undefined;
  }

  /** Everything that this run has written so far. */
  output(): string {
    return readFileSync(this.description.logFile).subarray(this.logStart).toString('utf8');
  }

  /**
   * Waits until the probe answers true; it is asked every 100 ms and may throw while the process is not up.
   * @throws {StartFailure} when the process ends before, or the time (ms) is over; with its last log lines.
   */
  async ready(probe: () => Promise<boolean> | boolean, patienceMs: number): Promise<void> {
    const until = Date.now() + patienceMs;
    for (;;) {
      if (this.exit)
        throw this.failure(`${this.description.name} ended while it was starting (${describe(this.exit)})`);
      if (await attempt(probe)) return;
      if (Date.now() > until)
        throw this.failure(`${this.description.name} was not ready after ${Math.round(patienceMs / 1000)} s`);
      await sleep(100);
    }
  }

  /** What to say of this process's failure: the message and its last log lines. */
  failure(message: string): StartFailure {
    const lines = this.output().trimEnd().split('\n').slice(-15);
    return new StartFailure(
      `${message}. Its last lines:\n${lines.map((line) => `    ${line.slice(0, 400)}`).join('\n')}`,
      `The whole log: ${this.description.logFile}`,
    );
  }

  /** Sends a signal to the process and all its children. */
  kill(signal: NodeJS.Signals): void {
    if (this.pid === undefined || this.exit) return;
    try {
      process.kill(-this.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  /** Asks the process to end and waits; kills it when it takes longer than ten seconds. */
  async stop(patienceMs = STOP_PATIENCE_MS): Promise<void> {
    if (this.exit) return;
    this.kill(this.description.stopSignal ?? 'SIGTERM');
    const late = new AbortController();
    await Promise.race([
      this.exited,
      sleep(patienceMs, undefined, { signal: late.signal }).then(
        () => this.kill('SIGKILL'),
        () => undefined,
      ),
    ]);
    late.abort();
    await this.exited;
  }
}

function openLog(file: string): number {
  if (!begun.has(file)) {
    mkdirSync(dirname(file), { recursive: true });
    if (existsSync(file)) renameSync(file, file.replace(/\.log$/, '.previous.log'));
    begun.add(file);
  }
  return openSync(file, 'a', 0o640);
}

async function attempt(probe: () => Promise<boolean> | boolean): Promise<boolean> {
  try {
    return await probe();
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    return false;
  }
}

/** `exit code 1`, `signal SIGKILL`. */
export function describe(exit: Exit): string {
  return exit.signal ? `signal ${exit.signal}` : `exit code ${exit.code}`;
}
