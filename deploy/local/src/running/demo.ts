import { type Account, describe, SupervisedProcess, workspaceRoot } from '@mingtang/backing-services';
import { join } from 'node:path';
import { type Progress } from '../progress/progress';

const LOOK_MS = 250;

/** What the demo is given on standard input; see deploy/demo/src/main.ts. */
interface DemoConfig {
  readonly gateway: string;
  readonly accounts: readonly Account[];
  /** Where it keeps how far it came: it plays its tender once, and leaves another open at every start. */
  readonly stateFile: string;
}

/** A line that the demo prints. */
interface DemoLine {
  readonly step?: { readonly zh: string; readonly en: string };
  readonly failed?: string;
}

/**
 * Brings the demo up to date against the running platform, saying each of its steps. It is a program of its own, as its actors
 * are. Where it cannot go on that is told, and the platform runs all the same.
 */
export async function playDemo(config: DemoConfig, logFile: string, progress: Progress): Promise<void> {
  const end = progress.begin('demo');
  const demo = new SupervisedProcess({
    name: 'demo',
    command: process.execPath,
    args: ['--enable-source-maps', join(workspaceRoot, 'dist/deploy/demo/main.js')],
    env: process.env,
    cwd: workspaceRoot,
    input: JSON.stringify(config),
    logFile,
  });
  let told = 0;
  const tell = (): void => {
    const lines = demo.output().split('\n').slice(0, -1);
    for (const line of lines.slice(told)) say(line, progress);
    told = lines.length;
  };
  const timer = setInterval(tell, LOOK_MS);
  const exit = await demo.exited;
  clearInterval(timer);
  tell();
  end(exit.code === 0 ? '✔' : '✖');
  if (exit.code !== 0)
    progress.say(
      `! the demo did not come to its end (${describe(exit)}); the next start plays it anew. Its log: ${logFile}`,
    );
}

function say(line: string, progress: Progress): void {
  const { step, failed } = parsed(line);
  if (step) progress.say(`    ${step[language()]}`);
  if (failed !== undefined) progress.say(`  ! ${failed}`);
}

function parsed(line: string): DemoLine {
  try {
    return JSON.parse(line) as DemoLine;
  } catch {
    return {};
  }
}

/** Chinese where the terminal is, else English. */
function language(): 'zh' | 'en' {
  return /^zh/.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'zh' : 'en';
}
