import { describe, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { FORMS } from './bundle/files';
import { zipBundle } from './bundle/zip-bundle';
import { CHECKS } from './checks';
import { syntheticEvidence } from './fixtures/synthetic-bundle';
import { zipped } from './fixtures/zipped';
import { verifyBundle } from './verify-bundle';

const docs = new URL('../../../docs/spec/', import.meta.url);
/** The names of all members that a schema tells, however deep. */
function membersOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties } = schema as { readonly properties?: object };
  return [...Object.keys(properties ?? {}), ...Object.values(schema).flatMap(membersOf)].filter(
    (name) => !/^\d+$/.test(name),
  );
}

const EXAMPLE = new URL('evidence-example.zip', docs);

describe('docs/spec/evidence.md', () => {
  it('names every check, in their order', async () => {
    const text = await readFile(new URL('evidence.md', docs), 'utf8');
    expect([...text.matchAll(/^- \*\*`([a-z-]+)`\*\*/gm)].map(([, code]) => code)).toEqual(Object.keys(CHECKS));
  });

  it('has every file that a bundle may have, with the checks that hold it, and every member of its texts and lines', async () => {
    const text = await readFile(new URL('evidence.md', docs), 'utf8');
    const table = text.slice(text.indexOf('### What each file is held against'), text.indexOf('### Lines'));
    const releases = await readFile(new URL('sealed-bid.md', docs), 'utf8');
    for (const [, form] of FORMS) {
      const codes = form.heldBy.map((code) => `\`${code}\``).join(', ');
      expect([codes, table.includes(`| ${codes} `)]).toEqual([codes, true]);
      if (form.kind === 'bytes' || !form.schema) continue;
      for (const name of membersOf(form.schema))
        expect([name, new RegExp(`[\`"]${name}[\`"]`).test(text + releases)]).toEqual([name, true]);
    }
  });

  it('has an example that verifies (write it anew with WRITE_EXAMPLE=1)', async () => {
    if (process.env['WRITE_EXAMPLE']) await writeFile(EXAMPLE, await zipped((await syntheticEvidence()).bundle));
    const failures = [];
    for await (const check of verifyBundle(await zipBundle(new Blob([await readFile(EXAMPLE)]))))
      if (!check.ok) failures.push(check);
    expect(failures).toEqual([]);
  });
});
