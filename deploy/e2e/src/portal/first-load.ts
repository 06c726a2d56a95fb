import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@mingtang/backing-services';
import { type Page } from 'playwright-core';

/** The compressed size in bytes of the scripts that a page has loaded so far, as they went over the wire. */
export async function scriptBytes(page: Page): Promise<number> {
  return page.evaluate<number>(
    `performance.getEntriesByType('resource')
      .filter(({ name, initiatorType }) => /\\.js$/.test(new URL(name).pathname) && initiatorType !== 'fetch')
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`,
  );
}

interface Chunk {
  readonly file: string;
  readonly src?: string;
}

/** The built files of a folder of the portal's source, e.g. `desks/bidder`. */
export function filesOf(folder: string): string[] {
  const manifest = JSON.parse(
    readFileSync(join(workspaceRoot, 'dist/apps/portal/.vite/manifest.json'), 'utf8'),
  ) as Record<string, Chunk>;
  return Object.values(manifest)
    .filter(({ src }) => src?.startsWith(`src/${folder}/`))
    .map(({ file }) => file);
}
