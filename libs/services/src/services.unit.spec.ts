import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SERVICE_NAMES } from './services';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const NAME = `(?:${SERVICE_NAMES.join('|')})`;
/** Four names of services one after the other, as strings or as members of an object. Some specs choose three. */
const LISTED = [new RegExp(`(?:'${NAME}',\\s*){3}'${NAME}'`), new RegExp(`(?:\\b${NAME}: [^,{}:]*,\\s*){3}${NAME}: `)];
const lists = (text: string) => LISTED.some((pattern) => pattern.test(text));
const SKIPPED = new Set(['node_modules', 'dist', '.run', '.nx']);

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) yield* sources(path);
    } else if (/\.(?:tsx?|mjs)$/.test(entry.name)) yield path;
  }
}

describe('the list of services', () => {
  it('names a service for each folder in apps/ that defines one, and no other', () => {
    const defined = readdirSync(join(root, 'apps')).filter((app) =>
      readdirSync(join(root, 'apps', app, 'src')).includes(`${app}.service.ts`),
    );
    expect([...SERVICE_NAMES].sort()).toEqual(defined.sort());
  });

  it.each([
    "['announcement', 'bidding', 'evaluation', 'disclosure']",
    '{ bidding: one,\n  ledger: two(1), disclosure: 3, evaluation: 4 }',
  ])('sees that %s is a list', (text) => expect(lists(text)).toBe(true));

  it('is written once', () => {
    const again = ['apps', 'libs', 'deploy', 'bench', 'tools']
      .flatMap((top) => [...sources(join(root, top))])
      .filter((file) => lists(readFileSync(file, 'utf8')))
      .map((file) => relative(root, file))
      .filter((file) => !file.startsWith('libs/services/src/'));
    expect(again).toEqual([]);
  });
});
