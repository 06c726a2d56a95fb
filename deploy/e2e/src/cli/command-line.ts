import { workspaceRoot } from '@mingtang/backing-services';
import { accountOf } from '@mingtang/testing';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export interface Ran {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `mingtang` as somebody runs it: its bundle in a process of its own, with a configuration folder of its own. */
export class CommandLine {
  constructor(
    private readonly gateway: string,
    /** Where it keeps tokens, and where relative paths begin. */
    private readonly home: string,
  ) {}

  async run(args: readonly string[], environment: Record<string, string> = {}): Promise<Ran> {
    const child = this.start(args, environment);
    const [exitCode, stdout, stderr] = await Promise.all([
      new Promise<number | null>((resolve) => child.once('close', resolve)),
      text(child.stdout),
      text(child.stderr),
    ]);
    return { exitCode, stdout, stderr };
  }

  /** The process itself, for who wants to kill it. */
  start(args: readonly string[], environment: Record<string, string> = {}) {
    return spawn(process.execPath, [join(workspaceRoot, 'dist/apps/cli/main.js'), ...args], {
      cwd: this.home,
      env: {
        PATH: process.env['PATH'],
        LANG: 'C',
        XDG_CONFIG_HOME: this.home,
        MINGTANG_GATEWAY: this.gateway,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** Signs a demo account in. */
  login(username: string): Promise<Ran> {
    return this.run(['login', '--username', username], { MINGTANG_PASSWORD: accountOf(username).password });
  }
}
