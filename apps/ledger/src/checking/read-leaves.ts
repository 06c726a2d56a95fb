import { TILE_WIDTH } from '@mingtang/transparency';
import { type Query } from '../reading/query';
import { LogDamagedError } from './log-damaged';

/**
 * The stored entries of a log of that size in their order, a bundle at a time, so that memory stays flat.
 * @throws {LogDamagedError} for an entry that is missing
 */
export async function* readLeaves(query: Query, size: number): AsyncGenerator<readonly Buffer[]> {
  for (let next = 0; next < size; next += TILE_WIDTH) {
    const end = Math.min(next + TILE_WIDTH, size);
    const rows = await query<{ index: string; leaf: Buffer }>(
      'SELECT index, leaf FROM entry WHERE index >= $1 AND index < $2 ORDER BY index',
      [next, end],
    );
    rows.forEach(({ index }, at) => {
      if (Number(index) !== next + at) throw new LogDamagedError(`entry ${next + at} is missing`);
    });
    if (rows.length < end - next) throw new LogDamagedError(`entry ${next + rows.length} is missing`);
    yield rows.map(({ leaf }) => leaf);
  }
}
