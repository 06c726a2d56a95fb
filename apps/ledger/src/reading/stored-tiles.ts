import { encodeTile, type Hash, type HashReader, type HashTile, tileHashReader } from '@mingtang/transparency';
import { LRUCache } from 'lru-cache';
import { nodeSha256 } from '@mingtang/host-crypto';
import { type StoredTile } from '../tree/tile-tree';
import { type Query } from './query';

/** A tile is at most 8 KiB. */
const CACHED_TILES = 1_000;
const CACHED_NODES = 20_000;
const HASH_BYTES = 32;

/** Tiles as they are stored. Neither what a tile of some width holds nor the hash of a complete subtree ever changes: both may be kept. */
export class StoredTiles {
  private readonly cache = new LRUCache<string, Buffer>({ max: CACHED_TILES });

  private readonly nodes = new LRUCache<string, Hash>({ max: CACHED_NODES });

  constructor(private readonly query: Query) {}

  /** Its first `width` hashes; undefined where so many are not stored. */
  async bytes({ level, index, width }: HashTile): Promise<Buffer | undefined> {
    const key = `${level}/${index}/${width}`;
    const known = this.cache.get(key);
    if (known) return known;
    const [row] = await this.query<{ hashes: Buffer }>('SELECT hashes FROM tile WHERE level = $1 AND index = $2', [
      level,
      index,
    ]);
    if (!row || row.hashes.length < width * HASH_BYTES) return undefined;
    const bytes = Buffer.from(row.hashes.subarray(0, width * HASH_BYTES));
    this.cache.set(key, bytes);
    return bytes;
  }

  /** Reads hashes of the tree of that size, for proofs. */
  reader(size: number): HashReader {
    const read = tileHashReader(
      size,
      async (tile) => {
        const bytes = await this.bytes(tile);
        if (!bytes) throw new Error(`tile ${tile.level}/${tile.index} is not stored`);
        return bytes;
      },
      nodeSha256,
    );
    return async (level, place) => {
      const key = `${level}/${place}`;
      const known = this.nodes.get(key);
      if (known) return known;
      const hash = await read(level, place);
      this.nodes.set(key, hash);
      return hash;
    };
  }
}

/** Stores tiles, in the place of narrower ones. */
export async function storeTiles(query: Query, tiles: readonly StoredTile[]): Promise<void> {
  if (tiles.length === 0) return;
  await query(
    `INSERT INTO tile (level, index, hashes) SELECT * FROM unnest($1::int[], $2::bigint[], $3::bytea[])
     ON CONFLICT (level, index) DO UPDATE SET hashes = EXCLUDED.hashes`,
    [
      tiles.map(({ level }) => level),
      tiles.map(({ index }) => index),
      tiles.map(({ hashes }) => Buffer.from(encodeTile(hashes))),
    ],
  );
}
