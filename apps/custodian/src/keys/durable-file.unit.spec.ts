import { expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendDurably, openLines } from './durable-file';

it('a line that a crash cut short does not spoil the next one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mingtang-lines-'));
  const path = join(folder, 'lines');
  try {
    expect(await openLines(path)).toEqual(['']);
    await writeFile(path, 'one\ntw');
    expect(await openLines(path)).toEqual(['one', 'tw']);
    await appendDurably(path, 'three');
    expect(await readFile(path, 'utf8')).toBe('one\ntw\nthree\n');
  } finally {
    await rm(folder, { recursive: true });
  }
});
