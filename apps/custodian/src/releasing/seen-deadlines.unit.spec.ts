import { expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SeenDeadlines } from './seen-deadlines';

it('the latest deadline seen of a project stays so, also for an agent that starts anew', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mingtang-deadlines-'));
  const [early, late] = ['2036-03-23T01:30:00.000Z', '2036-03-24T01:30:00.000Z'];
  try {
    expect(await new SeenDeadlines(folder).latest('p', undefined)).toBeUndefined();
    for (const [deadline, latest] of [
      [early, early],
      [late, late],
      [early, late],
      [undefined, late],
    ] as const)
      expect(await new SeenDeadlines(folder).latest('p', deadline)).toBe(latest);
    expect(await new SeenDeadlines(folder).latest('other', early)).toBe(early);
  } finally {
    await rm(folder, { recursive: true });
  }
});
