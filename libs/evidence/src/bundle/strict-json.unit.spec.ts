import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type MemoryBundle } from '../fixtures/memory-bundle';
import { syntheticEvidence } from '../fixtures/synthetic-bundle';
import { verifyBundle } from '../verify-bundle';

let honest: MemoryBundle;

beforeAll(async () => {
  honest = (await syntheticEvidence()).bundle;
});

/** The first thing found wrong once a file has another text. */
async function foundIn(path: string, text: string): Promise<string> {
  const bundle = honest.copy();
  bundle.write(path, text);
  for await (const check of verifyBundle(bundle)) if (!check.ok) return check.failure.en;
  return 'nothing';
}

const jsonFiles = (): string[] => honest.paths.filter((path) => /json$/.test(path) && honest.text(path) !== '');

describe('a JSON text of a bundle', () => {
  it('has no member twice, whichever and however deep', async () => {
    const files = jsonFiles();
    const place = fc
      .constantFrom(...files)
      .chain((path) => fc.tuple(fc.constant(path), fc.constantFrom(...honest.text(path).matchAll(/"[^"\\]+":/g))));
    const value = fc.constantFrom('null', '"1.00"', '{}', '[]');
    await fc.assert(
      fc.asyncProperty(place, value, async ([path, { 0: member, index }], other) => {
        const text = honest.text(path);
        const twice = `${text.slice(0, index)}${member}${other},${text.slice(index)}`;
        expect(await foundIn(path, twice)).toMatch(`${path}: `);
        expect(await foundIn(path, twice)).toMatch('not canonical JSON (a member twice');
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it.each<[string, (text: string) => string]>([
    ['a carriage return before each line feed', (text) => text.replaceAll('\n', '\r\n').replace(/^([^\n]*)$/, '$1\r')],
    ['a byte order mark', (text) => `\uFEFF${text}`],
    ['a space', (text) => text.replace('{', '{ ')],
    ['members in another order', (text) => text.replace(/\{("[^"]+":)/, '{"zzz":1,$1')],
    [
      'a letter written by its number',
      (text) => text.replace(/"([a-z])/, (_, letter: string) => `"\\u00${letter.charCodeAt(0).toString(16)}`),
    ],
    ['half of a surrogate pair', (text) => text.replace(/":"/, '":"\\ud800')],
  ])('is refused with %s', async (_, rewrite) => {
    for (const path of jsonFiles()) {
      const text = honest.text(path);
      if (rewrite(text) === text) continue;
      expect([path, await foundIn(path, rewrite(text))]).toEqual([path, expect.stringMatching(/JSON/)]);
    }
  });

  it.each(['1.0', '1e0', '01', '10000000000000000001', '1E400'])('has no number written as %s', async (number) => {
    const text = honest.text('log/records.ndjson').replace(/"index":\d+,/, `"index":${number},`);
    expect(await foundIn('log/records.ndjson', text)).toMatch(/line 1 is not (canonical )?JSON/);
  });

  it('tells the place, and what stands there', async () => {
    const text = honest.text('bundle.json').replace('{', '{"madeAt":"x",');
    expect(await foundIn('bundle.json', text)).toMatch(/from character \d+ on it has "\{\\"madeAt\\":\\"x\\"/);
  });
});

describe('files that nothing names', () => {
  it('are told and not read, however many they are', async () => {
    const bundle = honest.copy();
    let read = 0;
    const open = bundle.open.bind(bundle);
    Object.assign(bundle, {
      open: (path: string) => {
        read += 1;
        return open(path);
      },
    });
    const named = bundle.paths.length;
    const bytes = new Uint8Array(10);
    for (let n = 0; n < 70_000; n++)
      bundle.files.set(`bids/00000000-0000-4000-8000-${String(n).padStart(12, '0')}-v1-bid.age`, bytes);
    const failures: string[] = [];
    for await (const check of verifyBundle(bundle)) if (!check.ok) failures.push(check.failure.en);
    expect(failures[0]).toMatch(/nothing names this file: bidding\/bids.ndjson has no opened envelope of its name/);
    expect(failures.at(-1)).toBe(`and ${70_000 - 50} more of the kind`);
    expect(read).toBeLessThanOrEqual(named);
  });

  it.each([
    ['evaluation/lot-9/document.json', /nothing names this file: the notices have no lot/],
    ['evaluation/lot-1/other.json', /no file of mingtang\/evidence/],
    ['Bidding/bids.ndjson', /no file of mingtang\/evidence/],
    ['bidding/bids.ndjson ', /no file of mingtang\/evidence/],
    ['readme.txt', /no file of mingtang\/evidence/],
  ])('are told: %s', async (path, said) => {
    expect(await foundIn(path, '{"type":"mingtang/evaluation/v3"}')).toMatch(said);
  });
});
