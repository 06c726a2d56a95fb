import { concatBytes } from '@noble/hashes/utils.js';
import { type Sha256 } from '../json/sha256';
import { treeRoot } from '../merkle/compact-tree';
import { type Hash, HASH_BYTES } from '../merkle/hash';
import { type HashReader } from '../merkle/prove';
import { TileError } from '../transparency-error';
import { type Tile, TILE_WIDTH } from './tile-path';

/** Levels of the tree from the hashes of one tile to those of the tile above. */
const TILE_HEIGHT = 8;

/** A tile of hashes, with its width always said. */
export interface HashTile extends Required<Tile> {
  readonly level: number;
}

/** How many hashes, or entries, a tile has in a tree of that size; 0 if such a tree has no such tile. */
export function tileWidth(size: number, { level, index }: Pick<Tile, 'level' | 'index'>): number {
  const hashes = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level));
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH));
}

/**
 * The tiles of hashes of a tree of size `to` that one of size `from` had not, or had narrower: what is to be written when the log grows.
 */
export function newTiles(from: number, to: number): HashTile[] {
  const tiles: HashTile[] = [];
  for (let level = 0; Math.floor(to / TILE_WIDTH ** level) > 0; level++) {
    const [had, has] = [from, to].map((size) => Math.floor(size / TILE_WIDTH ** level)) as [number, number];
    for (let index = Math.floor(had / TILE_WIDTH); had < has && index * TILE_WIDTH < has; index++)
      tiles.push({ level, index, width: tileWidth(to, { level, index }) });
  }
  return tiles;
}

/** @throws {TileError} for hashes of another length than 32 bytes, or too many */
export function encodeTile(hashes: readonly Hash[]): Uint8Array {
  if (hashes.length > TILE_WIDTH || hashes.some(({ length }) => length !== HASH_BYTES))
    throw new TileError('a tile is up to 256 hashes of 32 bytes');
  return concatBytes(...hashes);
}

/** @throws {TileError} for bytes that are not 1 to 256 hashes */
export function decodeTile(bytes: Uint8Array): Hash[] {
  const width = bytes.length / HASH_BYTES;
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH)
    throw new TileError('a tile is 1 to 256 hashes of 32 bytes');
  return Array.from({ length: width }, (_, at) => bytes.slice(at * HASH_BYTES, (at + 1) * HASH_BYTES));
}

/**
 * Reads the hashes of a tree of that size from its tiles, each fetched once. What it reads is no truer than the tiles: a proof made
 * of it is still to be verified against a checkpoint.
 * @param fetchTile may answer with a wider tile than asked for, as a log may keep the full one only
 * @throws {TileError} as it reads, for a hash that such a tree has not, or a tile that is too short
 */
export function tileHashReader(
  size: number,
  fetchTile: (tile: HashTile) => Promise<Uint8Array>,
  sha256?: Sha256,
): HashReader {
  const fetched = new Map<string, Promise<Hash[]>>();
  const hashesOf = (tile: HashTile): Promise<Hash[]> => {
    const key = `${tile.level}/${tile.index}`;
    const known = fetched.get(key);
    if (known) return known;
    const hashes = fetchTile(tile).then(decodeTile);
    fetched.set(key, hashes);
    return hashes;
  };
  return async (level, index) => {
    const count = 2 ** (level % TILE_HEIGHT);
    const first = index * count;
    const place = { level: Math.floor(level / TILE_HEIGHT), index: Math.floor(first / TILE_WIDTH) };
    const start = first % TILE_WIDTH;
    const width = tileWidth(size, place);
    if (start + count > width) throw new TileError(`a tree of ${size} leaves has no subtree ${level}/${index}`);
    const hashes = (await hashesOf({ ...place, width })).slice(start, start + count);
    if (hashes.length < count) throw new TileError('the tile is narrower than it should be');
    return treeRoot(hashes, sha256);
  };
}
