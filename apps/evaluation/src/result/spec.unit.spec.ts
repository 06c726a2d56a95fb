import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';

const docs = new URL('../../../../docs/spec/', import.meta.url);

describe('docs/spec/evaluation.md', () => {
  it('names every member of the evaluation document', async () => {
    const [spec, draws, bundle, source] = await Promise.all([
      readFile(new URL('evaluation.md', docs), 'utf8'),
      readFile(new URL('expert-draw.md', docs), 'utf8'),
      readFile(new URL('evidence.md', docs), 'utf8'),
      readFile(new URL('evaluation-document.ts', import.meta.url), 'utf8'),
    ]);
    const members = [...source.matchAll(/readonly (\w+)\??:/g)].map(([, name]) => name);
    expect(members).toEqual(expect.arrayContaining(['reviewConcludedAt', 'seatedAt', 'acceptedAt', 'voidAt']));
    for (const name of members)
      expect([name, new RegExp(`[\`".]${name}[\`"]`).test(spec + draws + bundle)]).toEqual([name, true]);
  });
});
