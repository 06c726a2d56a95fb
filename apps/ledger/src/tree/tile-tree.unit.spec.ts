import { describe, expect, it } from '@jest/globals';
import { newTiles, leafHash, treeRoot } from '@mingtang/transparency';
import fc from 'fast-check';
import { TileTree } from './tile-tree';

const leaf = (n: number) => Buffer.from(`leaf ${n}`);
const leaves = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => leaf(from + n));

function grown(...sizes: readonly number[]): { tree: TileTree; tiles: Map<string, Buffer> } {
  const tiles = new Map<string, Buffer>();
  let tree = TileTree.empty();
  let size = 0;
  for (const next of sizes) {
    tree = tree.copy();
    leaves(size, next).forEach((bytes) => tree.append(bytes));
    for (const { level, index, hashes } of tree.takeChanged()) tiles.set(`${level}/${index}`, Buffer.concat(hashes));
    size = next;
  }
  return { tree, tiles };
}

describe('a tree of tiles', () => {
  it.each([0, 1, 2, 255, 256, 257, 511, 512, 65_536, 65_793])('has the RFC 6962 root of %d entries', (size) => {
    expect(grown(size).tree.root()).toEqual(treeRoot(leaves(0, size).map((bytes) => leafHash(bytes))));
  });

  it('has the same tiles however it was grown, and those that a tree of its size has', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_200 }), { minLength: 1, maxLength: 6 }), (steps) => {
        const sizes = [...steps].sort((a, b) => a - b);
        const size = sizes.at(-1) ?? 0;
        const { tree, tiles } = grown(...sizes);
        const { tiles: atOnce } = grown(size);
        expect(tree.size).toBe(size);
        expect([...tiles].sort()).toEqual([...atOnce].sort());
        expect(new Map([...tiles].map(([key, bytes]) => [key, bytes.length / 32]))).toEqual(
          new Map(newTiles(0, size).map(({ level, index, width }) => [`${level}/${index}`, width])),
        );
      }),
      { numRuns: 15 },
    );
  });

  it('has a tile of the third level from 65,536 entries on', () => {
    const widths = (size: number) =>
      new Map([...grown(size).tiles].map(([key, bytes]) => [key, bytes.length / 32] as const));
    expect(widths(65_536).get('2/0')).toBe(1);
    expect(widths(65_535).has('2/0')).toBe(false);
    expect(widths(65_793)).toEqual(
      new Map(newTiles(0, 65_793).map(({ level, index, width }) => [`${level}/${index}`, width])),
    );
  });

  it('tells of an append only what that changed', () => {
    const { tree } = grown(300);
    expect(tree.takeChanged()).toEqual([]);
    tree.append(leaf(300));
    expect(tree.takeChanged().map(({ level, index, hashes }) => [level, index, hashes.length])).toEqual([[0, 1, 45]]);
  });

  it('is not touched by what is appended to its copy', () => {
    const { tree } = grown(300);
    const root = tree.root();
    const copy = tree.copy();
    leaves(300, 600).forEach((bytes) => copy.append(bytes));
    expect([tree.size, tree.root(), tree.takeChanged()]).toEqual([300, root, []]);
    leaves(300, 600).forEach((bytes) => tree.append(bytes));
    expect(tree.root()).toEqual(copy.root());
  });
});
