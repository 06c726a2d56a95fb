import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginOf, takeLock } from './run-lock';

let folder: string;
let file: string;
let other: ChildProcess;

const gone = { pid: 2 ** 22 - 1, began: 'long ago' };
const alive = () => ({ pid: other.pid as number, began: beginOf(other.pid as number) });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingtang-lock-'));
  file = join(folder, 'lock');
  other = spawn('sleep', ['60'], { stdio: 'ignore' });
});

afterEach(() => {
  other.kill();
  rmSync(folder, { recursive: true });
});

const holds = (lock: unknown) => writeFileSync(file, JSON.stringify(lock));
const holder = () => (JSON.parse(readFileSync(file, 'utf8')) as { launcher: { pid: number } }).launcher.pid;

describe('the lock of a checkout', () => {
  it('is taken where nobody has it', async () => {
    await takeLock(file);
    expect(holder()).toBe(process.pid);
  });

  it('is refused while another launcher runs, with what to do', async () => {
    holds({ launcher: alive() });
    await expect(takeLock(file)).rejects.toMatchObject({
      message: expect.stringContaining(`process ${other.pid}`) as unknown,
      remedy: expect.stringContaining(`kill ${other.pid}`) as unknown,
    });
  });

  it('is taken over from a launcher that has ended and left nothing running', async () => {
    holds({ launcher: gone, watcher: gone });
    await takeLock(file);
    expect(holder()).toBe(process.pid);
  });

  it('is taken over where the number of the old launcher is another process’s now', async () => {
    holds({ launcher: { pid: other.pid, began: 'Mon Jan  1 00:00:00 2024' } });
    await takeLock(file);
    expect(holder()).toBe(process.pid);
  });

  it('is waited for while what a killed launcher left behind is being stopped', async () => {
    holds({ launcher: gone, watcher: alive() });
    const taken = takeLock(file);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(holder()).toBe(gone.pid);
    rmSync(file);
    await taken;
    expect(holder()).toBe(process.pid);
  });

  it('is taken over from a file that is no lock', async () => {
    writeFileSync(file, 'half wri');
    await takeLock(file);
    expect(existsSync(file)).toBe(true);
    expect(holder()).toBe(process.pid);
  });
});
