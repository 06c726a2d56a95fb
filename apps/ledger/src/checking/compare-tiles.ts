import { encodeTile, sameHash, decodeTile, TILE_WIDTH, tilePath } from '@mingtang/transparency';
import { type Query } from '../reading/query';
import { type StoredTile, type TileTree } from '../tree/tile-tree';

/**
 * Compares what has become of the tree's tiles since it was last asked with the stored ones.
 * @returns where the first difference is; undefined where there is none.
 */
export async function firstDifference(query: Query, tree: TileTree): Promise<string | undefined> {
  const tiles = tree.takeChanged().sort((a, b) => a.level - b.level || a.index - b.index);
  const rows = await query<{ level: number; index: string; hashes: Buffer }>(
    `SELECT level, index, hashes FROM tile JOIN unnest($1::int[], $2::bigint[]) AS asked(level, index) USING (level, index)`,
    [tiles.map(({ level }) => level), tiles.map(({ index }) => index)],
  );
  const stored = new Map(rows.map(({ level, index, hashes }) => [`${level}/${index}`, hashes]));
  for (const tile of tiles) {
    const difference = differenceOf(tile, stored.get(`${tile.level}/${tile.index}`));
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** Whether tiles are stored that a tree of that size does not have, or wider ones. */
export async function surplusTile(query: Query, size: number): Promise<string | undefined> {
  const [row] = await query<{ level: number; index: string }>(
    `SELECT level, index FROM tile
     WHERE octet_length(hashes) / 32 + index * ${TILE_WIDTH} > floor($1::numeric / power(${TILE_WIDTH}::numeric, level))
     ORDER BY level, index LIMIT 1`,
    [size],
  );
  return row && `${tilePath({ level: row.level, index: Number(row.index) })} holds more than there are entries for`;
}

function differenceOf({ level, index, hashes }: StoredTile, stored: Buffer | undefined): string | undefined {
  const path = tilePath({ level, index });
  if (!stored) return `${path} is missing`;
  if (stored.subarray(0, hashes.length * 32).equals(encodeTile(hashes))) return undefined;
  const held = stored.length % 32 === 0 && stored.length > 0 ? decodeTile(stored) : [];
  const at = hashes.findIndex((hash, place) => !held[place] || !sameHash(hash, held[place]));
  return level === 0
    ? `entry ${index * TILE_WIDTH + at} does not hash to what ${path} holds`
    : `hash ${at} of ${path} is not that of the tile below`;
}
