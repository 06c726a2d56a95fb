import { sameHash } from '@mingtang/transparency';
import { LogDamagedError } from '../checking/log-damaged';
import { readLeaves } from '../checking/read-leaves';
import { readLogState } from '../reading/log-state';
import { type Query } from '../reading/query';
import { storeTiles } from '../reading/stored-tiles';
import { TileTree } from '../tree/tile-tree';

/**
 * Makes all tiles again from the stored entries, byte for byte as they were. Run it in one transaction while nobody writes.
 * @returns how many entries there are.
 * @throws {LogDamagedError} where the entries are not those of the stored root: then it is they that are damaged, and nothing of them
 *   can be made again.
 */
export async function rebuildTiles(query: Query): Promise<number> {
  const state = await readLogState(query, 'FOR UPDATE');
  if (!state) throw new LogDamagedError('the database holds no log');
  await query('DELETE FROM tile');
  const tree = TileTree.empty();
  for await (const leaves of readLeaves(query, state.size)) {
    leaves.forEach((leaf) => tree.append(leaf));
    await storeTiles(query, tree.takeChanged());
  }
  if (!sameHash(tree.root(), state.root))
    throw new LogDamagedError('the entries are not those of the stored root: restore them, the tiles cannot help');
  return tree.size;
}
