import { expect, it } from '@jest/globals';
import { tmpdir } from 'node:os';
import { isStorageFull } from '../problems/storage-full';
import { StorageRoom } from './storage-room';

it('is ready while more is left than needed, and says what is missing where not', async () => {
  const free = await new StorageRoom(tmpdir(), 0).freeBytes();
  expect(free).toBeGreaterThan(0);
  await expect(new StorageRoom(tmpdir(), 1).assert()).resolves.toBeUndefined();
  const refused = await new StorageRoom(tmpdir(), 2 ** 60).assert().catch((error: unknown) => error);
  expect(isStorageFull(refused)).toBe(true);
  expect(String(refused)).toContain('are needed');
});
