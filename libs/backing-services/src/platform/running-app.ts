import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ownFolder } from '../processes/own-folder';
import { type Exit, SupervisedProcess } from '../processes/supervised-process';
import { StartFailure } from '../start-failure';
import { workspaceRoot } from '../workspace';
import { type AppDescription } from './app-description';

const START_PATIENCE_MS = 90_000;

/** One app's process, which can be killed and started again on the same port, database and data folder. */
export class RunningApp {
  private process: SupervisedProcess | undefined;

  constructor(
    readonly description: Pick<AppDescription, 'name' | 'bundle' | 'ready'>,
    private readonly settings: {
      /** Base URL, for one that listens. */
      readonly url?: string;
      readonly environment: NodeJS.ProcessEnv;
      readonly dataFolder: string;
      readonly logFile: string;
    },
  ) {}

  get name(): string {
    return this.description.name;
  }

  /** Base URL of an app that listens, without a slash at its end. */
  get url(): string {
    if (this.settings.url === undefined) throw new Error(`${this.name} does not listen`);
    return this.settings.url;
  }

  get logFile(): string {
    return this.settings.logFile;
  }

  get dataFolder(): string {
    return this.settings.dataFolder;
  }

  get running(): boolean {
    return this.process?.running ?? false;
  }

  get pid(): number | undefined {
    return this.process?.pid;
  }

  /** Resolves when the present process has ended. @throws {Error} when it was never started. */
  get exited(): Promise<Exit> {
    if (!this.process) throw new Error(`${this.name} was not started`);
    return this.process.exited;
  }

  /** Starts the app and waits until it is ready. @throws {StartFailure} with its last log lines. */
  async start(): Promise<void> {
    const bundle = join(workspaceRoot, 'dist/apps', this.description.bundle, 'main.js');
    if (!existsSync(bundle)) throw new StartFailure(`${bundle} is missing`, 'Build the apps: npm run build');
    ownFolder(this.settings.dataFolder);
    const started = new SupervisedProcess({
      name: this.name,
      command: process.execPath,
      args: ['--enable-source-maps', bundle],
      env: this.settings.environment,
      cwd: workspaceRoot,
      logFile: this.settings.logFile,
    });
    this.process = started;
    await started.ready(() => this.answers(started), START_PATIENCE_MS);
  }

  /** Sends the signal and waits for the end; SIGKILL gives it no chance to finish anything. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.process?.kill(signal);
    await this.process?.exited;
  }

  /** Ends it in order. */
  async stop(): Promise<void> {
    await this.process?.stop();
  }

  /** Ends it with that signal and starts it again. */
  async restart(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    await (signal === 'SIGKILL' ? this.kill() : this.stop());
    await this.start();
  }

  /** What to say when it has ended unasked. */
  crash(message: string): StartFailure {
    if (!this.process) throw new Error(`${this.name} was not started`);
    return this.process.failure(message);
  }

  private async answers(started: SupervisedProcess): Promise<boolean> {
    const { ready } = this.description;
    if ('message' in ready) return logged(started.output(), ready.message);
    const response = await fetch(this.url + ready.path, { signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return response.ok;
  }
}

/** Whether a log of JSON lines holds one with that message. */
export function logged(log: string, message: string): boolean {
  return log.split('\n').some((line) => {
    if (!line.includes(message)) return false;
    try {
      return (JSON.parse(line) as { msg?: unknown }).msg === message;
    } catch {
      return false;
    }
  });
}
