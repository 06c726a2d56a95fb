import { describe, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { zipBundle } from './bundle/zip-bundle';
import { CHECKS } from './checks';
import { syntheticEvidence } from './fixtures/synthetic-bundle';
import { zipped } from './fixtures/zipped';
import { verifyBundle } from './verify-bundle';

const docs = new URL('../../../docs/spec/', import.meta.url);
const EXAMPLE = new URL('evidence-example.zip', docs);

describe('docs/spec/evidence.md', () => {
  it('names every check, in their order', async () => {
    const text = await readFile(new URL('evidence.md', docs), 'utf8');
    expect([...text.matchAll(/^- \*\*`([a-z-]+)`\*\*/gm)].map(([, code]) => code)).toEqual(Object.keys(CHECKS));
  });

  it('has an example that verifies (write it anew with WRITE_EXAMPLE=1)', async () => {
    if (process.env['WRITE_EXAMPLE']) await writeFile(EXAMPLE, await zipped((await syntheticEvidence()).bundle));
    const failures = [];
    for await (const check of verifyBundle(await zipBundle(new Blob([await readFile(EXAMPLE)]))))
      if (!check.ok) failures.push(check);
    expect(failures).toEqual([]);
  });
});
