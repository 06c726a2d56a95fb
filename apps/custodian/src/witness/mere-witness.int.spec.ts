import { expect, it } from '@jest/globals';
import { eventually } from '@mingtang/testing';
import getPort from 'get-port';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SmallLog } from '../fixtures/small-log';
import { readOptions } from '../options';
import { runMereWitness } from './mere-witness';

it('somebody without an account witnesses the log, from where it was left off', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mingtang-witness-'));
  const log = new SmallLog();
  const port = await getPort({ host: '127.0.0.1' });
  const options = readOptions({
    LOG_VERIFIER_KEY: log.verifierKey,
    WITNESS_NAME: 'stranger.example',
    WITNESS_PORT: String(port),
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
  });
  const ask = async (from: number) => {
    const body = await log.grow(3).request(from);
    return eventually(() => fetch(`http://127.0.0.1:${port}/add-checkpoint`, { method: 'POST', body }));
  };
  try {
    for (const from of [0, 3]) {
      const stop = new AbortController();
      const running = runMereWitness(options, stop.signal);
      const answer = await ask(from);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toMatch(/^— stranger\.example /);
      stop.abort();
      await running;
    }
    expect((await readdir(folder)).sort()).toEqual(['followed', 'refused', 'witness-key.json']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
