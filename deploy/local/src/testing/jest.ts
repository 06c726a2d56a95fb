import { deathwatch, workspaceRoot } from '@mingtang/backing-services';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Lifecycle } from '../lifecycle/lifecycle';

export type SpecKind = 'unit' | 'int' | 'e2e';

export interface JestRun {
  readonly exitCode: number;
  /** Where jest wrote its results as JSON, if it was to and got so far. */
  readonly resultsFile: string | undefined;
}

const JEST = ['--experimental-vm-modules', '--no-warnings', join(workspaceRoot, 'node_modules/jest/bin/jest.js')];

/** The spec files that jest would run for these arguments, by kind (`*.<kind>.spec.ts`). */
export async function specFiles(args: readonly string[]): Promise<Record<SpecKind, string[]>> {
  let listed = '';
  const child = spawn(process.execPath, [...JEST, '--listTests', ...args], {
    cwd: workspaceRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.on('data', (chunk: Buffer) => (listed += chunk.toString('utf8')));
  await new Promise((resolve) => child.once('close', resolve));
  const files = listed.split('\n').filter((line) => line.endsWith('.spec.ts'));
  const ofKind = (kind: SpecKind) => files.filter((file) => file.endsWith(`.${kind}.spec.ts`));
  return { unit: ofKind('unit'), int: ofKind('int'), e2e: ofKind('e2e') };
}

/**
 * Runs the specs of those kinds; a caller's own `--maxWorkers` or `--runInBand` holds over ours. Nothing ends jest by force: what a
 * spec leaves open fails the run, and is to be closed where it was opened.
 */
export async function runJest(run: {
  readonly kinds: readonly string[];
  readonly workers: number;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly resultsFile: string | undefined;
  readonly lifecycle: Lifecycle;
}): Promise<JestRun> {
  const { resultsFile } = run;
  const ownWorkers = run.args.some((arg) => /^(-w|-i|--maxWorkers|--runInBand)/.test(arg));
  const child = spawn(
    process.execPath,
    [
      ...JEST,
      ...(ownWorkers ? [] : [`--maxWorkers=${run.workers}`]),
      ...(resultsFile === undefined ? [] : ['--json', `--outputFile=${resultsFile}`]),
      ...run.args,
    ],
    {
      cwd: workspaceRoot,
      env: { ...process.env, ...run.environment, MINGTANG_SPEC_KINDS: run.kinds.join(',') },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    },
  );
  const exited = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
  const { pid } = child;
  if (pid === undefined) return { exitCode: await exited, resultsFile };
  deathwatch.guard(pid, 'SIGTERM');
  run.lifecycle.atEnd(async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-pid, 'SIGTERM');
    await exited;
  });
  const exitCode = await exited;
  deathwatch.release(pid);
  return { exitCode, resultsFile };
}
