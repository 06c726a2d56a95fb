import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { peakMemoryOf } from '../report/processes';

const LOOK_MS = 20;
/** Beside the bundle of the bench, below dist/. */
const COMMAND = fileURLToPath(new URL('../apps/cli/main.js', import.meta.url));

export interface Verified {
  readonly seconds: number;
  /** Most memory (RSS), MiB. */
  readonly peakMib: number;
}

/** Runs `mingtang verify` on a file. @throws {Error} with what it says, where it finds something wrong. */
export async function verifyOnce(file: string): Promise<Verified> {
  const began = performance.now();
  const child = spawn(process.execPath, [COMMAND, 'verify', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  let peakMib = 0;
  const look = setInterval(() => (peakMib = Math.max(peakMib, peakMemoryOf(child.pid ?? 0) ?? 0)), LOOK_MS);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(look);
  if (code !== 0) throw new Error(`mingtang verify ended with ${code}: ${said}`);
  return { seconds: (performance.now() - began) / 1_000, peakMib };
}
