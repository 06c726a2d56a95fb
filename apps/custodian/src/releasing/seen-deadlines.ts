import { type Instant, laterOf } from '@mingtang/procedure/time';
import { join } from 'node:path';
import { readIfThere, writeDurably } from '../keys/durable-file';

/** The latest deadline that this custodian has ever seen logged of each project, a file each. */
export class SeenDeadlines {
  constructor(private readonly folder: string) {}

  /** @returns the later of this one and all before; it is on disk. */
  async latest(project: string, deadline: Instant | undefined): Promise<Instant | undefined> {
    const path = join(this.folder, `${project}.txt`);
    const kept = await readIfThere(path);
    if (deadline === undefined) return kept;
    const latest = kept === undefined ? deadline : laterOf(kept, deadline);
    if (latest !== kept) await writeDurably(path, latest);
    return latest;
  }
}
