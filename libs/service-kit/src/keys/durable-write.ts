import { randomUUID } from 'node:crypto';
import { chmod, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file that its owner alone can read (0600, its folder 0700) so that it is there whole after any crash, or not at all.
 * @param how `new` fails where the file exists already; `over` puts it in the place of the old one.
 * @throws EEXIST for `new` where there is such a file.
 */
export async function writeDurably(path: string, content: string, how: 'new' | 'over'): Promise<void> {
  const folder = dirname(path);
  if ((await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined) await chmod(folder, 0o700);
  const written = `${path}.${randomUUID()}`;
  try {
    const file = await open(written, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await (how === 'new' ? link(written, path) : rename(written, path));
  } finally {
    await rm(written, { force: true });
  }
  const entry = await open(folder);
  await entry.sync().finally(() => entry.close());
}
