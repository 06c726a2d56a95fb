import { deathwatch, workspaceRoot } from '@mingtang/backing-services';
import { type ChildProcess, spawn } from 'node:child_process';

/** A program of this checkout on the terminal of whoever works on it. */
export class Child {
  readonly exited: Promise<number>;
  private readonly process: ChildProcess;

  constructor(args: readonly string[], environment: Readonly<Record<string, string>>) {
    this.process = spawn(process.execPath, [...args], {
      cwd: workspaceRoot,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    });
    const { pid } = this.process;
    if (pid !== undefined) deathwatch.guard(pid, 'SIGTERM');
    this.exited = new Promise((resolve) => {
      this.process.once('error', () => resolve(1));
      this.process.once('exit', (code) => {
        if (pid !== undefined) deathwatch.release(pid);
        resolve(code ?? 1);
      });
    });
  }

  async stop(): Promise<void> {
    this.process.kill('SIGTERM');
    await this.exited;
  }
}
