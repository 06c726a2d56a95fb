import { LogDamagedError } from '../checking/log-damaged';
import { readLogState } from '../reading/log-state';
import { type Query } from '../reading/query';
import { storeTiles } from '../reading/stored-tiles';
import { type TileTree } from '../tree/tile-tree';
import { Appending } from './appending';
import { newWitnesses } from '../witnesses/logged-witnesses';
import { loadProjects } from '../cases/logged-project-rows';
import { forget, nextEvents } from './waiting-event';

/**
 * Logs what waits: entries, tiles, size and root, all by the transaction in which `query` runs.
 * @param tree as the last append left it that was committed; stays as it is.
 * @param now UTC instant.
 * @param tick at which a sealed batch is due, UTC instant; undefined where none is.
 * @returns the tree after it; the same one where there was nothing to log.
 * @throws {LogDamagedError} where the stored tree is not this one: somebody else has written.
 */
export async function append(query: Query, tree: TileTree, now: string, tick?: string): Promise<TileTree> {
  const events = await nextEvents(query);
  const witnesses = await newWitnesses(query, now);
  if (events.length === 0 && tick === undefined && !witnesses) return tree;
  const stored = await readLogState(query, 'FOR UPDATE');
  if (stored?.size !== tree.size || !stored.root.equals(tree.root()))
    throw new LogDamagedError(
      `the stored log has ${stored?.size} entries and is not the one of ${tree.size} written here`,
    );
  const projects = await loadProjects(query, [...new Set(events.map(({ project }) => project))]);
  const appending = new Appending(query, tree.copy(), now, projects);
  if (witnesses) appending.push(witnesses);
  for (const event of events) await appending.log(event);
  if (tick !== undefined) await appending.sealBatch(tick);
  await appending.finish();
  await storeTiles(query, appending.tree.takeChanged());
  await query('UPDATE log SET size = $1, root = $2', [appending.tree.size, Buffer.from(appending.tree.root())]);
  await forget(query, events);
  return appending.tree;
}
