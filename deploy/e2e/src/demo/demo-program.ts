import { type Account, workspaceRoot } from '@mingtang/backing-services';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface DemoLine {
  readonly tender?: 'open' | 'played';
  readonly step?: { readonly zh: string; readonly en: string };
  readonly done?: readonly { readonly id: string; readonly kind: 'open' | 'played' }[];
  readonly failed?: string;
}

export interface DemoRun {
  readonly exitCode: number | null;
  readonly lines: readonly DemoLine[];
}

/**
 * Runs the demo's bundle.
 * @param stopAt kills it when it prints a line of which this is true.
 */
export async function runDemo(
  config: { gateway: string; accounts: readonly Account[]; stateFile: string; secondsPerDay: number },
  stopAt: (line: DemoLine) => boolean = () => false,
): Promise<DemoRun> {
  const child = spawn(process.execPath, [join(workspaceRoot, 'dist/deploy/demo/main.js')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(config));
  const lines: DemoLine[] = [];
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as DemoLine;
    lines.push(line);
    if (stopAt(line)) child.kill('SIGKILL');
  });
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { exitCode, lines };
}
