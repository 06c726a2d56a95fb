import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeptRandomness } from './kept-randomness';

const draw = { project: 'p', lot: '标段/1', number: 1 };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingtang-draws-'));
});

afterEach(() => rm(folder, { recursive: true }));

it('a draw has one randomness, also after a restart, and every draw another', async () => {
  const first = await new KeptRandomness(folder).of(draw);
  expect(first.randomness).toMatch(/^[0-9a-f]{64}$/);
  expect(await new KeptRandomness(folder).of(draw)).toEqual(first);
  for (const other of [{ number: 2 }, { lot: '2' }, { project: 'q' }])
    expect((await new KeptRandomness(folder).of({ ...draw, ...other })).randomness).not.toBe(first.randomness);
});

it('what randomness was revealed to is known after a restart', async () => {
  const kept = new KeptRandomness(folder);
  expect(await kept.find(draw)).toBeUndefined();
  const revealedTo = { requestDigest: 'ab', root: 'cd' };
  await kept.revealTo(await kept.of(draw), revealedTo);
  expect(await new KeptRandomness(folder).of(draw)).toMatchObject({ revealedTo });
});
