import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { KeyFile } from '@mingtang/service-kit';
import { client } from '@mingtang/testing';
import { openCheckpoint } from '@mingtang/transparency';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type LogInfoDto } from '../serving/log-info.dto';
import { layGround, type LedgerGround } from '../fixtures/ledger-ground';

let ground: LedgerGround;
beforeAll(async () => (ground = await layGround()));
afterAll(() => ground?.close());

const keyFile = () => join(ground.dataFolder, 'keys', 'log.key');
async function shown(url: string): Promise<{ keys: string[]; note: string }> {
  const { body } = await client(url).get<LogInfoDto>('/log');
  return { keys: body.verifierKeys, note: (await client(url).get<string>('/log/checkpoint')).body };
}

it('makes its key at the first start, for its owner alone, and goes on under a new one that is put in its place', async () => {
  const first = await ground.start();
  expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
  await ground.letWait(3);
  await ground.settled();
  const before = await shown(first.url);
  expect(before.keys).toHaveLength(1);
  await first.close();

  await KeyFile.rotate(keyFile());
  const second = await ground.start();
  await ground.letWait(1);
  expect(await ground.settled()).toBe(4);
  const after = await shown(second.url);
  expect(after.keys).toEqual([expect.not.stringMatching(before.keys[0] as string), before.keys[0]]);
  expect(openCheckpoint(after.note, after.keys.slice(0, 1)).size).toBe(4);
  expect(openCheckpoint(before.note, after.keys).size).toBe(3);
});
