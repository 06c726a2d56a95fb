import { beforeAll, describe, expect, it } from '@jest/globals';
import { TextReader, Uint8ArrayWriter, ZipWriter, type ZipWriterConstructorOptions } from '@zip.js/zip.js';
import { BundleError } from './bundle';
import { zipBundle } from './zip-bundle';

const FILES: readonly (readonly [path: string, text: string, level: number])[] = [
  ['bundle.json', '{"project":"x"}', 6],
  ['announcement/events.ndjson', '', 6],
  ['bids/b-v1.age', 'age-encryption.org/v1 …', 0],
  ['log/records.ndjson', '{"index":1}\n'.repeat(200), 6],
];

async function zipOf(
  options: ZipWriterConstructorOptions = {},
  files: readonly (readonly [string, string, number])[] = FILES,
): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, ...options });
  for (const [path, text, level] of files) await zip.add(path, new TextReader(text), { level });
  return zip.close();
}

/** What is found wrong with a zip, reading all its files; undefined where nothing is. Never waits for ever. */
async function wrongWith(bytes: Uint8Array): Promise<string | undefined> {
  const read = async (): Promise<string | undefined> => {
    try {
      const bundle = await zipBundle(new Blob([Uint8Array.from(bytes)]));
      for (const path of bundle.paths) for await (const _ of bundle.open(path));
      return undefined;
    } catch (error) {
      if (!(error instanceof BundleError)) throw error;
      expect(error.said.zh).not.toBe('');
      return `${error.path}: ${error.message}`;
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const hung = new Promise<string>((resolve) => (timer = setTimeout(() => resolve('HUNG'), 20_000)));
  return Promise.race([read(), hung]).finally(() => clearTimeout(timer));
}

const LOCAL = [0x50, 0x4b, 3, 4];
const CENTRAL = [0x50, 0x4b, 1, 2];
const DESCRIPTOR = [0x50, 0x4b, 7, 8];

/** Where the nth record of a kind begins. */
function find(bytes: Uint8Array, signature: readonly number[], nth = 0): number {
  for (let at = 0; at < bytes.length; at++)
    if (signature.every((byte, place) => bytes[at + place] === byte) && nth-- === 0) return at;
  throw new Error('no such record');
}

function edited(bytes: Uint8Array, edit: (copy: Uint8Array) => void): Uint8Array {
  const copy = Uint8Array.from(bytes);
  edit(copy);
  return copy;
}

const flip = (at: number) => (copy: Uint8Array) => void (copy[at] = (copy[at] ?? 0) ^ 1);

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

let plain: Uint8Array;
let streamed: Uint8Array;
let wide: Uint8Array;

beforeAll(async () => {
  plain = await zipOf({ dataDescriptor: false });
  streamed = await zipOf({ dataDescriptor: true });
  wide = await zipOf({ zip64: true });
});

describe('a zip that reads in one way only', () => {
  it('is read: with sizes before, behind, and in zip64', async () => {
    for (const bytes of [plain, streamed, wide]) expect(await wrongWith(bytes)).toBeUndefined();
  });

  it.each([
    ['an empty file', () => new Uint8Array(), /the file is empty/],
    ['no zip', () => Uint8Array.from(Buffer.from('not a zip, but longer than the end of one')), /no zip file/],
    ['an empty zip', () => Uint8Array.from([0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)]), /holds no file/],
    ['bytes before', () => joined(Buffer.from('MZ'), plain), /stand before|before, between or behind/],
    ['bytes behind', () => joined(plain, Buffer.from('\n')), /cut off, or bytes stand behind/],
    ['a cut', () => plain.subarray(0, plain.length - 30), /cut off/],
    [
      'bytes between the files and the directory',
      () => {
        const at = find(plain, CENTRAL);
        return joined(plain.subarray(0, at), Buffer.from('hidden'), plain.subarray(at));
      },
      /before, between or behind/,
    ],
    [
      'a comment',
      () =>
        joined(
          edited(plain, (copy) => void (copy[copy.length - 2] = 2)),
          Buffer.from('hi'),
        ),
      /./,
    ],
    ['another local name', () => edited(plain, flip(find(plain, LOCAL, 1) + 32)), /is named .* in its own header/],
    ['another local CRC', () => edited(plain, flip(find(plain, LOCAL) + 14)), /has CRC-32 \d+ in its header/],
    ['another local size', () => edited(plain, flip(find(plain, LOCAL) + 22)), /has size \d+ in its header/],
    ['another local packing', () => edited(plain, flip(find(plain, LOCAL) + 8)), /has method \d+ in its header/],
    ['another descriptor CRC', () => edited(streamed, flip(find(streamed, DESCRIPTOR) + 4)), /has CRC-32/],
    ['another descriptor size', () => edited(streamed, flip(find(streamed, DESCRIPTOR) + 12)), /size/],
    ['no descriptor', () => edited(streamed, flip(find(streamed, DESCRIPTOR))), /has no data descriptor/],
    [
      'a wrong CRC, said alike everywhere',
      () =>
        edited(plain, (copy) => [find(plain, LOCAL) + 14, find(plain, CENTRAL) + 16].forEach((at) => flip(at)(copy))),
      /bundle.json: damaged/,
    ],
    [
      'a wrong size, said alike everywhere',
      () =>
        edited(plain, (copy) => [find(plain, LOCAL) + 22, find(plain, CENTRAL) + 24].forEach((at) => flip(at)(copy))),
      /bundle.json: damaged/,
    ],
    ['altered bytes of a stored file', () => edited(plain, flip(find(plain, [...Buffer.from('age-enc')]))), /damaged/],
    ['a flag of encryption', () => edited(plain, flip(find(plain, CENTRAL) + 8)), /encrypted, or packed/],
    ['a wrong number of files', () => edited(plain, flip(plain.length - 12)), /several volumes|two ways/],
    ['a place that overlaps', () => edited(plain, flip(find(plain, CENTRAL, 1) + 42)), /./],
    ['another zip64 count', () => edited(wide, flip(wide.length - 22 - 20 - 56 + 32)), /two ways|volumes|fewer files/],
    ['a zip64 end that leads elsewhere', () => edited(wide, flip(wide.length - 22 - 20 + 8)), /zip64 end/],
  ] as const)('with %s is told in words', async (_, make, said) => {
    expect(await wrongWith(make())).toMatch(said);
  });

  it.each(['../bundle.json', '/bundle.json', 'log\\checkpoint', 'log/', 'a//b', './x', 'C:x', 'a\nb'])(
    'has no file of the name %j',
    async (path) => {
      const bytes = await zipOf({}, [[path.replaceAll(/[^a-z]/g, '_').padEnd(path.length, '_'), 'x', 0]]);
      const name = Buffer.from(path);
      const placed = edited(bytes, (copy) => {
        copy.set(name, find(copy, LOCAL) + 30);
        copy.set(name, find(copy, CENTRAL) + 46);
      });
      expect(await wrongWith(placed)).toMatch(/a name that no file of a bundle has/);
    },
  );

  it('has each file once', async () => {
    const bytes = await zipOf({}, [
      ['log/a', 'one', 0],
      ['log/b', 'two', 0],
    ]);
    const twice = edited(bytes, (copy) => {
      copy.set(Buffer.from('log/a'), find(copy, LOCAL, 1) + 30);
      copy.set(Buffer.from('log/a'), find(copy, CENTRAL, 1) + 46);
    });
    expect(await wrongWith(twice)).toMatch(/log\/a: comes twice/);
  });

  it('of which any byte is altered is told, or says the same of every file', async () => {
    const said = async (bytes: Uint8Array): Promise<string> => {
      const bundle = await zipBundle(new Blob([Uint8Array.from(bytes)]));
      const texts: string[] = [];
      for (const path of bundle.paths) {
        texts.push(path);
        for await (const piece of bundle.open(path)) texts.push(Buffer.from(piece).toString('base64'));
      }
      return texts.join('\n');
    };
    for (const bytes of [plain, streamed, wide]) {
      const honest = await said(bytes);
      for (let at = 0; at < bytes.length; at++) {
        const altered = edited(bytes, (copy) => void (copy[at] = (copy[at] ?? 0) ^ 0x41));
        const wrong = await wrongWith(altered);
        expect([at, wrong === 'HUNG']).toEqual([at, false]);
        if (wrong === undefined) expect([at, await said(altered)]).toEqual([at, honest]);
      }
    }
  }, 120_000);
});
