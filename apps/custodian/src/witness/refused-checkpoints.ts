import { type AddCheckpoint, sha256Hex } from '@mingtang/transparency';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '../keys/durable-file';
import { type FollowedLog } from './followed-logs';

/**
 * - `split-view`: the log signed two roots of one size, which proves that it misbehaved;
 * - `inconsistent`: it signed a tree that nobody has proved to contain the one that was followed. Whoever can read the log can send a
 *   good checkpoint with a bad proof, so this proves something only together with the log's tiles.
 */
export type Inconsistency = 'split-view' | 'inconsistent';

/** What the log signed and this witness refused as inconsistent, kept as evidence. */
export class RefusedCheckpoints {
  private constructor(
    private readonly folder: string,
    private readonly kept: Set<string>,
    /** Of each kind. */
    private readonly most: number,
  ) {}

  static async open(folder: string, most = 100): Promise<RefusedCheckpoints> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new RefusedCheckpoints(folder, new Set(await readdir(folder)), most);
  }

  /** @returns the file's name; undefined where there are enough of that kind. */
  async keep(
    kind: Inconsistency,
    { checkpoint, text, note, proof }: AddCheckpoint,
    known: FollowedLog | undefined,
    refusedAt: string,
  ): Promise<string | undefined> {
    const name = `${kind}-${checkpoint.size}-${sha256Hex(new TextEncoder().encode(text)).slice(0, 16)}.json`;
    if (this.kept.has(name)) return name;
    if ([...this.kept].filter((other) => other.startsWith(kind)).length >= this.most) return undefined;
    const hashes = proof.map((hash) => Buffer.from(hash).toString('base64'));
    const seen = known && { size: known.size, root: Buffer.from(known.root).toString('base64'), note: known.note };
    await writeDurably(
      join(this.folder, name),
      JSON.stringify({ kind, refusedAt, refused: { note, proof: hashes }, followed: seen ?? null }, null, 2),
    );
    this.kept.add(name);
    return name;
  }
}
