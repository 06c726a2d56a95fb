import { type Query } from './query';

/** The one row of the log: how far its tree is stored, and its checkpoints as notes. */
export interface LogState {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  /** Signed last; perhaps nobody has seen it. */
  readonly signed: string | null;
  /** Shown to everyone, with the cosignatures that it got. */
  readonly published: string | null;
  /** Entries that the published one covers: none beyond is shown. -1 before the first. */
  readonly publishedSize: number;
  /** The newest that a quorum of witnesses cosigned. */
  readonly witnessed: string | null;
  readonly witnessedSize: number;
}

interface Row extends Omit<LogState, 'size' | 'publishedSize' | 'witnessedSize'> {
  readonly size: string;
  readonly published_size: string;
  readonly witnessed_size: string;
}

/** @returns undefined before the first start. */
export async function readLogState(query: Query, lock: '' | 'FOR UPDATE' = ''): Promise<LogState | undefined> {
  const [row] = await query<Row>(
    `SELECT origin, size, root, signed, published, published_size, witnessed, witnessed_size FROM log ${lock}`,
  );
  if (!row) return undefined;
  const { published_size, witnessed_size, ...log } = row;
  return {
    ...log,
    size: Number(row.size),
    publishedSize: Number(published_size),
    witnessedSize: Number(witnessed_size),
  };
}
