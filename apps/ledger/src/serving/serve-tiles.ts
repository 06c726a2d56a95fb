import { encodeEntries, parseTilePath, TILE_WIDTH, TileError, tileWidth } from '@mingtang/transparency';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readLogState } from '../reading/log-state';
import { type Query, queryBy } from '../reading/query';
import { StoredTiles } from '../reading/stored-tiles';
import { refused } from '../refusals';

type TilePath = ReturnType<typeof parseTilePath>;

/** Reads what is published of the log: nothing beyond the newest checkpoint that was shown. */
@Injectable()
export class ServeTiles {
  private readonly query: Query;

  constructor(
    dataSource: DataSource,
    private readonly tiles: StoredTiles,
  ) {
    this.query = queryBy(dataSource);
  }

  /** @throws {RefusedError} `checkpoint-missing` before the first. */
  async checkpoint(): Promise<string> {
    const state = await readLogState(this.query);
    if (state?.published == null) throw refused('checkpoint-missing');
    return state.published;
  }

  /**
   * @param path as c2sp.org/tlog-tiles writes it, from `tile/` on.
   * @throws {RefusedError} `tile-unknown` for another path, and for a tile or a width that the published tree does not have.
   */
  async tile(path: string): Promise<{ readonly bytes: Buffer; readonly compresses: boolean }> {
    const tile = parsed(path);
    const state = await readLogState(this.query);
    if (!state || tileWidth(state.publishedSize, tile) < tile.width) throw refused('tile-unknown');
    const { level, index, width } = tile;
    if (level === 'entries') return { bytes: await this.bundle(tile), compresses: true };
    const bytes = await this.tiles.bytes({ level, index, width });
    if (!bytes) throw new Error(`${path} is not stored`);
    return { bytes, compresses: false };
  }

  private async bundle({ index, width }: TilePath): Promise<Buffer> {
    const start = index * TILE_WIDTH;
    const rows = await this.query<{ leaf: Buffer }>(
      'SELECT leaf FROM entry WHERE index >= $1 AND index < $2 ORDER BY index',
      [start, start + width],
    );
    if (rows.length !== width) throw new Error(`the entries of bundle ${index} are not all stored`);
    return Buffer.from(encodeEntries(rows.map(({ leaf }) => leaf)));
  }
}

function parsed(path: string): TilePath {
  try {
    return parseTilePath(path);
  } catch (error) {
    if (error instanceof TileError) throw refused('tile-unknown');
    throw error;
  }
}
