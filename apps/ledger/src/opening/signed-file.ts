import { writeDurably } from '@mingtang/service-kit';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The checkpoint that was signed last, outside the database: it tells a database that was set back to an older state.
 */
export class SignedFile {
  readonly path: string;

  constructor(dataDir: string) {
    this.path = join(dataDir, 'signed-checkpoint');
  }

  /** @returns the note; undefined before the first. */
  async read(): Promise<string | undefined> {
    try {
      return await readFile(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Keeps a note before anybody may see it; it is there whole after any crash. */
  write(note: string): Promise<void> {
    return writeDurably(this.path, note, 'over');
  }
}
