import { TileError } from '../transparency-error';

/** Hashes, or entries, in a full tile. */
export const TILE_WIDTH = 256;
const HIGHEST_LEVEL = 63;

/** A tile of c2sp.org/tlog-tiles. */
export interface Tile {
  /** 0 holds leaf hashes; each level above holds the roots of full tiles below; `entries` are the leaves themselves. */
  readonly level: number | 'entries';
  readonly index: number;
  /** 1 to 256; full if not said. */
  readonly width?: number;
}

/**
 * Where a tile is under the log's prefix, for example `tile/0/x001/x234/067.p/8`.
 * @throws {TileError} for a tile that cannot be
 */
export function tilePath({ level, index, width = TILE_WIDTH }: Tile): string {
  if (level !== 'entries' && !isWithin(level, 0, HIGHEST_LEVEL)) throw new TileError(`no tile has level ${level}`);
  if (!isWithin(index, 0, Number.MAX_SAFE_INTEGER)) throw new TileError(`no tile has index ${index}`);
  if (!isWithin(width, 1, TILE_WIDTH)) throw new TileError(`no tile is ${width} wide`);
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g)!;
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** @throws {TileError} for any text but what {@link tilePath} writes */
export function parseTilePath(path: string): Required<Tile> {
  const [, level, groups, width] =
    /^tile\/(\d{1,2}|entries)\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? [];
  if (level === undefined || groups === undefined) throw new TileError('not the path of a tile');
  const tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(groups.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  } as const;
  if (tilePath(tile) !== path) throw new TileError('not the path of a tile');
  return tile;
}

const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most;
