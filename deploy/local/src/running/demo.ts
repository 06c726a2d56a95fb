import { StartFailure, SupervisedProcess, workspaceRoot } from '@mingtang/backing-services';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Progress } from '../progress/progress';

const LOOK_MS = 250;

/**
 * Plays the demo against the running platform unless it was played before, saying each of its lines. It is a program of
 * its own, as its actors are: it knows the platform by its platform file alone.
 * @throws {StartFailure} when it does not come to its end; the next start then plays it again.
 */
export async function playDemoOnce(
  { demoPlayed, platformFile, logs }: { demoPlayed: string; platformFile: string; logs: string },
  progress: Progress,
): Promise<void> {
  if (existsSync(demoPlayed)) return;
  await progress.step('demo', play(platformFile, join(logs, 'demo.log'), progress));
  writeFileSync(demoPlayed, `${JSON.stringify({ playedAt: new Date().toISOString() })}\n`);
}

async function play(platformFile: string, logFile: string, progress: Progress): Promise<void> {
  const demo = new SupervisedProcess({
    name: 'demo',
    command: process.execPath,
    args: ['--enable-source-maps', join(workspaceRoot, 'dist/deploy/demo/main.js'), platformFile],
    env: process.env,
    cwd: workspaceRoot,
    logFile,
  });
  let told = 0;
  const tell = (): void => {
    const lines = demo.output().split('\n').slice(0, -1);
    for (const line of lines.slice(told)) progress.say(`  ${line}`);
    told = lines.length;
  };
  const timer = setInterval(tell, LOOK_MS);
  const { code } = await demo.exited;
  clearInterval(timer);
  tell();
  if (code !== 0) throw demoFailed(demo);
}

function demoFailed(demo: SupervisedProcess): StartFailure {
  const { message } = demo.failure('the demo did not come to its end');
  return new StartFailure(message, 'Start again: it is played anew. Or start over: npm start -- --reset');
}
