import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { verifyNote } from '@mingtang/transparency';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { KeyFile, KeyFileError } from './key-file';

const NAME = 'mingtang/bidding';
const TEXT = 'mingtang/receipt/v3\n';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingtang-keys-'));
  path = join(folder, 'keys', 'receipt.key');
});

afterEach(() => rm(folder, { recursive: true }));

const modeOf = async (of: string) => (await stat(of)).mode & 0o777;

describe('a key file', () => {
  it('is made at first start, for its owner’s eyes only, and holds the same key ever after', async () => {
    const made = await KeyFile.open(path, { name: NAME });
    expect([await modeOf(path), await modeOf(dirname(path))]).toEqual([0o600, 0o700]);
    expect(await readdir(dirname(path))).toEqual(['receipt.key']);
    const again = await KeyFile.open(path, { name: 'another/name' });
    expect(again.verifierKey).toBe(made.verifierKey);
    expect(again.name).toBe(NAME);
  });

  it('signs notes that its verifier key checks', async () => {
    const key = await KeyFile.open(path, { name: NAME });
    expect(key.verifierKey).toMatch(/^mingtang\/bidding\+[0-9a-f]{8}\+/);
    expect(verifyNote(key.signNote(TEXT), key.verifierKey)).toBe(TEXT);
  });

  it('is one and the same for all who make it at once', async () => {
    const keys = await Promise.all(Array.from({ length: 5 }, () => KeyFile.open(path, { name: NAME })));
    expect(new Set(keys.map(({ verifierKey }) => verifierKey)).size).toBe(1);
  });

  it('is not made where it is asked for as it is', async () => {
    await expect(KeyFile.open(path)).rejects.toThrow(KeyFileError);
    await expect(KeyFile.open(path)).rejects.toThrow(`key file ${path}: missing`);
  });

  it.each([0o640, 0o604, 0o660])('is refused with mode %o: others could sign with it', async (mode) => {
    await KeyFile.open(path, { name: NAME });
    await chmod(path, mode);
    await expect(KeyFile.open(path, { name: NAME })).rejects.toThrow(/others may use it/);
  });

  it.each([
    ['no JSON', 'geheim'],
    ['a short seed', JSON.stringify({ name: NAME, seed: Buffer.alloc(31).toString('base64'), retired: [] })],
    ['no retired keys', JSON.stringify({ name: NAME, seed: Buffer.alloc(32).toString('base64') })],
    ['a name with a space', JSON.stringify({ name: 'a b', seed: Buffer.alloc(32).toString('base64'), retired: [] })],
    [
      'a retired key that is none',
      JSON.stringify({ name: NAME, seed: Buffer.alloc(32).toString('base64'), retired: ['x'] }),
    ],
  ])('is refused with %s, and not made anew', async (_, content) => {
    await KeyFile.open(path, { name: NAME });
    await writeFile(path, content);
    await expect(KeyFile.open(path, { name: NAME })).rejects.toThrow(/malformed/);
    expect(await readFile(path, 'utf8')).toBe(content);
  });

  it('rotated has a new key, names the old one as retired, and keeps its mode', async () => {
    const first = await KeyFile.open(path, { name: NAME });
    const { seed } = JSON.parse(await readFile(path, 'utf8')) as { seed: string };
    const second = await KeyFile.rotate(path);
    const third = await KeyFile.rotate(path);
    expect(new Set([first, second, third].map(({ verifierKey }) => verifierKey)).size).toBe(3);
    expect((await KeyFile.open(path)).retired).toEqual([first.verifierKey, second.verifierKey]);
    expect(await readFile(path, 'utf8')).not.toContain(seed);
    expect(await modeOf(path)).toBe(0o600);
  });
});
