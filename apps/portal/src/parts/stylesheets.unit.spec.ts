import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SOURCE = resolve(import.meta.dirname, '..');

/** The classes that a stylesheet gives rules to for every page: those that a selector of it begins with. */
function classesOf(css: string): Set<string> {
  const rules = css.replace(/\/\*.*?\*\//gs, '').matchAll(/([^{}]+)\{/g);
  const selectors = [...rules].flatMap(([, selector = '']) => selector.split(','));
  return new Set(selectors.flatMap((selector) => /^\.([\w-]+)/.exec(selector.trim())?.[1] ?? []));
}

describe('stylesheets of the portal', () => {
  it('give no class a second meaning: those of all pages that were visited stay loaded', () => {
    const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
    const owners = new Map<string, string[]>();
    for (const file of files)
      for (const name of classesOf(readFileSync(join(SOURCE, file), 'utf8')))
        owners.set(name, [...(owners.get(name) ?? []), file]);
    expect(files.length).toBeGreaterThan(10);
    expect([...owners].filter(([name, by]) => by.length > 1 && !name.startsWith('ant-'))).toEqual([]);
  });
});
