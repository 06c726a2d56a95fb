import { type Followed, HASH_BYTES, sha256Hex } from '@mingtang/transparency';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '../keys/durable-file';

interface Kept {
  readonly origin: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** The checkpoint as the log signed it. */
  readonly note: string;
}

/** A log up to the last checkpoint that this witness cosigned. */
export interface FollowedLog extends Followed {
  readonly origin: string;
  readonly note: string;
}

/** How far this witness has followed each log, a file each: what it forgot it could be made to take back. */
export class FollowedLogs {
  private constructor(
    private readonly folder: string,
    private readonly byOrigin: Map<string, FollowedLog>,
  ) {}

  /** @throws {Error} for a file that cannot be read as it was written: to start from nothing would be to forget. */
  static async open(folder: string): Promise<FollowedLogs> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
    const logs = await Promise.all(names.map((name) => readFollowed(join(folder, name))));
    return new FollowedLogs(folder, new Map(logs.map((log) => [log.origin, log])));
  }

  find(origin: string): FollowedLog | undefined {
    return this.byOrigin.get(origin);
  }

  /** On disk when this returns; where it throws, what was known before stays known. */
  async keep(log: FollowedLog): Promise<void> {
    const { origin, size, root, note } = log;
    const kept: Kept = { origin, size, root: Buffer.from(root).toString('base64'), note };
    await writeDurably(join(this.folder, fileOf(origin)), JSON.stringify(kept));
    this.byOrigin.set(origin, log);
  }
}

/** An origin may hold what a file name cannot. */
function fileOf(origin: string): string {
  return `${sha256Hex(new TextEncoder().encode(origin)).slice(0, 32)}.json`;
}

async function readFollowed(path: string): Promise<FollowedLog> {
  const text = await readFile(path, 'utf8');
  try {
    const { origin, size, root, note } = JSON.parse(text) as Kept;
    const bytes = new Uint8Array(Buffer.from(root, 'base64'));
    if (typeof origin !== 'string' || !Number.isSafeInteger(size) || size < 0 || bytes.length !== HASH_BYTES)
      throw new TypeError('fields');
    return { origin, size, root: bytes, note };
  } catch (cause) {
    throw new Error(`${path} does not say how far a log was followed; put it back from a copy that is not older`, {
      cause,
    });
  }
}
