import { beforeAll, describe, expect, it } from '@jest/globals';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { KeptTree, leavesOf } from '../fixtures';
import { type Hash } from '../merkle/hash';
import { consistencyProof, inclusionProof, rootOfSize } from '../merkle/prove';
import { verifyConsistency, verifyInclusion } from '../merkle/verify-proof';
import { TileError } from '../transparency-error';
import { decodeEntries, encodeEntries } from './entry-bundle';
import { parseTilePath, tilePath } from './tile-path';
import { decodeTile, encodeTile, type HashTile, newTiles, tileHashReader, tileWidth } from './tile-reader';

const LARGEST = 65_537;
/** Where a tile or a level begins or ends. */
const BOUNDARIES = [1, 2, 255, 256, 257, 511, 512, 65_279, 65_280, 65_281, 65_535, 65_536, LARGEST];
let leaves: Hash[];
let tree: KeptTree;

/** The bytes of a tile by its definition, from subtrees of 256^level leaves. */
const bytesOf = ({ level, index, width }: HashTile): Uint8Array =>
  encodeTile(Array.from({ length: width }, (_, at) => tree.subtree(8 * level, index * 256 + at)));

beforeAll(() => {
  leaves = leavesOf(LARGEST);
  tree = new KeptTree(leaves);
});

describe('a tile path', () => {
  it.each([
    ['tile/0/000', { level: 0, index: 0, width: 256 }],
    ['tile/0/x001/x234/067', { level: 0, index: 1_234_067, width: 256 }],
    ['tile/2/x001/000.p/8', { level: 2, index: 1000, width: 8 }],
    ['tile/entries/999.p/255', { level: 'entries', index: 999, width: 255 }],
    ['tile/63/000', { level: 63, index: 0, width: 256 }],
  ] as const)('is %s', (path, tile) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  it('reads back for every tile', () => {
    const level = fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 63 }));
    fc.assert(
      fc.property(level, fc.maxSafeNat(), fc.integer({ min: 1, max: 256 }), (level, index, width) => {
        expect(parseTilePath(tilePath({ level, index, width }))).toEqual({ level, index, width });
      }),
    );
  });

  it.each([
    'tile/0/0',
    'tile/00/000',
    'tile/64/000',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/08',
    'tile/-1/000',
    'tile/data/000',
    '/tile/0/000',
    'tile/0/000\n',
    'tile/0/../000',
    `tile/0/${'x999/'.repeat(7)}999`,
    'checkpoint',
    '',
  ])('is not %p', (path) => {
    expect(() => parseTilePath(path)).toThrow(TileError);
  });

  it.each([
    { level: 64, index: 0 },
    { level: 0, index: -1 },
    { level: 0.5, index: 0 },
    { level: 0, index: 0, width: 0 },
    { level: 0, index: 0, width: 257 },
  ])('there is none of %p', (tile) => {
    expect(() => tilePath(tile)).toThrow(TileError);
  });

  it('is never read from arbitrary text but with its own refusal', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^tile\/\d{1,2}\/(x\d{3}\/)*\d{3}(\.p\/\d{1,3})?$/));
    fc.assert(
      fc.property(text, (path) => {
        try {
          expect(tilePath(parseTilePath(path))).toBe(path);
        } catch (error) {
          expect(error).toBeInstanceOf(TileError);
        }
      }),
    );
  });
});

describe('the tiles of a tree', () => {
  it('are as many and as wide as the specification’s example of 70,000 leaves says', () => {
    const tiles = newTiles(0, 70_000);
    const at = (level: number) => tiles.filter((tile) => tile.level === level).map(({ width }) => width);
    expect(at(0)).toEqual([...Array.from({ length: 273 }, () => 256), 112]);
    expect(at(1)).toEqual([256, 17]);
    expect(at(2)).toEqual([1]);
    expect(newTiles(0, 256).map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
    expect(tileWidth(70_000, { level: 'entries', index: 273 })).toBe(112);
    expect(tileWidth(70_000, { level: 1, index: 2 })).toBe(0);
  });

  it('that are new when it grows are those of the larger tree that the smaller had not', () => {
    fc.assert(
      fc.property(fc.nat(70_000), fc.nat(1_000), (from, more) => {
        const had = new Set(newTiles(0, from).map(tilePath));
        const has = newTiles(0, from + more).map(tilePath);
        expect(newTiles(from, from + more).map(tilePath)).toEqual(has.filter((path) => !had.has(path)));
      }),
      { numRuns: 30 },
    );
    expect(newTiles(300, 300)).toEqual([]);
    expect(newTiles(0, 0)).toEqual([]);
  });

  it.each(BOUNDARIES)('of %i leaves give its root, and proofs that verify', async (size) => {
    const fetched: string[] = [];
    const read = tileHashReader(size, async (tile) => {
      fetched.push(tilePath(tile));
      return bytesOf(tile);
    });
    expect(await rootOfSize(size, read)).toEqual(tree.root(size));
    for (const index of new Set([0, size >> 1, size - 1])) {
      const proof = await inclusionProof(index, size, read);
      expect(verifyInclusion(leaves[index]!, index, size, proof, tree.root(size))).toBe(true);
    }
    for (const from of BOUNDARIES.filter((smaller) => smaller <= size)) {
      const proof = await consistencyProof(from, size, read);
      expect(verifyConsistency(from, tree.root(from), size, tree.root(size), proof)).toBe(true);
    }
    const all = new Set(newTiles(0, size).map(tilePath));
    expect(fetched.filter((path) => !all.has(path))).toEqual([]);
    expect(new Set(fetched).size).toBe(fetched.length);
  });

  it('of any size give the proofs that the tree itself gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: LARGEST }), fc.nat(), async (size, some) => {
        const read = tileHashReader(size, async (tile) => bytesOf(tile));
        const index = some % size;
        expect(await inclusionProof(index, size, read)).toEqual(await inclusionProof(index, size, tree.read));
        expect(await consistencyProof(index, size, read)).toEqual(await consistencyProof(index, size, tree.read));
      }),
      { numRuns: 40 },
    );
  });

  it('may be had full where a partial one was asked for', async () => {
    const read = tileHashReader(300, async ({ level, index }) =>
      bytesOf({ level, index, width: tileWidth(LARGEST, { level, index }) }),
    );
    expect(await rootOfSize(300, read)).toEqual(tree.root(300));
  });

  it.each([
    ['too short', (bytes: Uint8Array) => bytes.slice(32)],
    ['cut within a hash', (bytes: Uint8Array) => bytes.slice(1)],
    ['empty', () => new Uint8Array()],
    ['too long', (bytes: Uint8Array) => concatBytes(bytes, new Uint8Array(256 * 32))],
  ])('are refused when %s', async (_, damage) => {
    const read = tileHashReader(300, async (tile) => damage(bytesOf(tile)));
    await expect(rootOfSize(300, read)).rejects.toBeInstanceOf(TileError);
  });

  it('do not reach beyond its size', async () => {
    const read = tileHashReader(300, async (tile) => bytesOf(tile));
    await expect(read(0, 300)).rejects.toBeInstanceOf(TileError);
    await expect(read(8, 1)).rejects.toBeInstanceOf(TileError);
  });

  it('hold hashes only', () => {
    expect(decodeTile(encodeTile(leaves.slice(0, 3)))).toEqual(leaves.slice(0, 3));
    expect(() => encodeTile([new Uint8Array(31)])).toThrow(TileError);
    expect(() => encodeTile(leaves.slice(0, 257))).toThrow(TileError);
  });
});

describe('an entry bundle', () => {
  it('is each entry after its length in two bytes', () => {
    const bundle = encodeEntries([utf8ToBytes('ab'), new Uint8Array(), new Uint8Array(258)]);
    expect([...bundle.slice(0, 8)]).toEqual([0, 2, 97, 98, 0, 0, 1, 2]);
    expect(bundle).toHaveLength(8 + 258);
  });

  it('reads back', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 600 })), (entries) => {
        expect(decodeEntries(encodeEntries(entries))).toEqual(entries);
      }),
    );
    const longest = new Uint8Array(65_535).fill(7);
    expect(decodeEntries(encodeEntries([longest]))).toEqual([longest]);
  });

  it('holds no entry of more than 65,535 bytes', () => {
    expect(() => encodeEntries([new Uint8Array(65_536)])).toThrow(TileError);
  });

  it.each([[[0]], [[0, 1]], [[0, 2, 9]], [[0, 0, 1]]])('is not %p', (bytes) => {
    expect(() => decodeEntries(Uint8Array.from(bytes))).toThrow(TileError);
  });
});
