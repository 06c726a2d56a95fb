import { CompactTree, type Hash, leafHash, TILE_WIDTH } from '@mingtang/transparency';
import { nodeSha256 } from '@mingtang/host-crypto';

/** Consecutive hashes of one level, at most 256: leaf hashes on level 0, above it the roots of the full tiles below. */
export interface StoredTile {
  readonly level: number;
  readonly index: number;
  readonly hashes: readonly Hash[];
}

interface GrowingTile extends StoredTile {
  readonly hashes: Hash[];
}

/** Levels of the tree from the hashes of one tile to those of the tile above. */
const TILE_HEIGHT = 8;

/**
 * A tiled Merkle tree as far as appending needs it: its right edge. Tiles that fill or grow are kept until they are asked for.
 * @see https://c2sp.org/tlog-tiles
 */
export class TileTree {
  private readonly changed = new Map<string, GrowingTile>();

  private constructor(
    private readonly tree: CompactTree,
    /** Of each level the rightmost tile, which may be full. */
    private readonly edge: GrowingTile[],
  ) {}

  static empty(): TileTree {
    return new TileTree(new CompactTree(0, [], nodeSha256), []);
  }

  /** Entries. */
  get size(): number {
    return this.tree.size;
  }

  root(): Hash {
    return this.tree.root();
  }

  /** A tree that grows apart from this one, with nothing changed yet. */
  copy(): TileTree {
    return new TileTree(
      new CompactTree(this.tree.size, this.tree.hashes(), nodeSha256),
      this.edge.map((tile) => ({ ...tile, hashes: [...tile.hashes] })),
    );
  }

  append(leaf: Uint8Array): void {
    this.tree.append(leafHash(leaf, nodeSha256), (height, place, hash) => {
      if (height % TILE_HEIGHT === 0) this.grow(height / TILE_HEIGHT, place, hash);
    });
  }

  /** Tiles that came to be, or grew, since this was last asked. */
  takeChanged(): StoredTile[] {
    const changed = [...this.changed.values()].map((tile) => ({ ...tile, hashes: [...tile.hashes] }));
    this.changed.clear();
    return changed;
  }

  private grow(level: number, place: number, hash: Hash): void {
    const index = Math.floor(place / TILE_WIDTH);
    if (place % TILE_WIDTH === 0) this.edge[level] = { level, index, hashes: [] };
    const tile = this.edge[level] as GrowingTile;
    tile.hashes.push(hash);
    this.changed.set(`${level}/${index}`, tile);
  }
}
