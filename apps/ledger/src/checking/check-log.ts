import { type Checkpoint, sameHash } from '@mingtang/transparency';
import { readLogState } from '../reading/log-state';
import { type Query } from '../reading/query';
import { TileTree } from '../tree/tile-tree';
import { checkRecords } from './check-records';
import { firstDifference, surplusTile } from './compare-tiles';
import { LogDamagedError } from './log-damaged';
import { readLeaves } from './read-leaves';

/** A checkpoint that was signed: it must never be contradicted. */
export interface SignedCheckpoint extends Pick<Checkpoint, 'size' | 'root'> {
  /** Where it is kept, for whoever reads of a contradiction. */
  readonly kept: string;
}

/**
 * Builds the tree again from the stored entries, in one pass, and compares it with the stored tiles, size and root, with checkpoints
 * that were signed, and with what is stored beside the entries. Run it in one snapshot.
 * @throws {LogDamagedError} that says where they differ.
 */
export async function checkLog(query: Query, signed: readonly SignedCheckpoint[]): Promise<TileTree> {
  const state = await readLogState(query);
  if (!state) throw new LogDamagedError('the database holds no log');
  for (const { kept, size } of signed)
    if (size > state.size)
      throw new LogDamagedError(
        `the database holds ${state.size} entries, but ${kept} is of ${size}: the database is older than what was signed`,
      );
  const tree = TileTree.empty();
  let difference: string | undefined;
  const compare = async (): Promise<void> => {
    difference ??= await firstDifference(query, tree);
  };
  const because = (): string => (difference === undefined ? '' : `: ${difference}`);
  const sizes = new Set(signed.map(({ size }) => size));
  const agree = async (): Promise<void> => {
    if (!sizes.has(tree.size)) return;
    for (const { kept, size, root } of signed) {
      if (size !== tree.size || sameHash(root, tree.root())) continue;
      await compare();
      throw new LogDamagedError(`the first ${size} entries are not those of ${kept}${because()}`);
    }
  };
  await agree();
  for await (const leaves of readLeaves(query, state.size)) {
    for (const leaf of leaves) {
      tree.append(leaf);
      await agree();
    }
    await compare();
  }
  if (!sameHash(tree.root(), state.root))
    throw new LogDamagedError(`the entries are not those of the stored root${because()}`);
  difference ??= await surplusTile(query, state.size);
  if (difference !== undefined)
    throw new LogDamagedError(`${difference}; the entries are those of the stored root, so the tiles can be rebuilt`);
  await checkRecords(query);
  return tree;
}
