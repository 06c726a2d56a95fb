import { type RunningPlatform } from '@mingtang/backing-services';
import { mkdirSync, readFileSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';

/** Several notices of one write are one. */
const SAME_WRITE_MS = 200;

/**
 * The apps of this platform that somebody works on (`npm run dev`): a file with the app's name in a folder says so, and is written
 * again with every new build of it. The app is then stopped; who keeps it running starts the new build.
 */
export class WorkedOn {
  private readonly notices = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly folder: string,
    private readonly platform: Pick<RunningPlatform, 'apps'>,
  ) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  has(name: string): boolean {
    return this.read(name) !== undefined;
  }

  /** What the file of a name says; undefined where nobody works on it. */
  read(name: string): string | undefined {
    try {
      return readFileSync(join(this.folder, name), 'utf8');
    } catch {
      return undefined;
    }
  }

  /** Lets a debugger attach to an app for which that is wanted. */
  inspect(name: string): void {
    const pid = this.platform.apps.get(name)?.pid;
    if (pid !== undefined && this.read(name) === 'inspect') process.kill(pid, 'SIGUSR1');
  }

  /** Until `ending`. @param changed is told of every name that is no app's. */
  watch(ending: AbortSignal, changed: (name: string) => void): void {
    watch(this.folder, { signal: ending }, (_, name) => {
      if (name === null) return;
      clearTimeout(this.notices.get(name));
      this.notices.set(
        name,
        setTimeout(() => this.noticed(name, changed), SAME_WRITE_MS),
      );
    });
  }

  private noticed(name: string, changed: (name: string) => void): void {
    const app = this.platform.apps.get(name);
    if (!app) changed(name);
    else if (this.has(name) && app.running) void app.stop();
  }
}
