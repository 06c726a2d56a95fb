import { KeyFile, nodeEd25519 } from '@mingtang/service-kit';
import { openCheckpoint, TransparencyError } from '@mingtang/transparency';
import { Injectable } from '@nestjs/common';
import { checkLog, type SignedCheckpoint } from '../checking/check-log';
import { LogDamagedError } from '../checking/log-damaged';
import { readLogState } from '../reading/log-state';
import { type Query } from '../reading/query';
import { type TileTree } from '../tree/tile-tree';
import { SignedFile } from './signed-file';

/** Checks the whole log before anything is served or written. */
@Injectable()
export class OpenLog {
  constructor(
    private readonly key: KeyFile,
    private readonly file: SignedFile,
  ) {}

  /**
   * @param snapshot begins a transaction that sees one state of the database, and runs the work in it.
   * @returns the tree of the log as it is stored.
   * @throws {LogDamagedError} where what is stored is not what was logged and signed.
   */
  async open(snapshot: (work: (query: Query) => Promise<TileTree>) => Promise<TileTree>): Promise<TileTree> {
    // Read before the snapshot: whatever is in the file was in the database by then.
    const outside = await this.file.read();
    return snapshot(async (query) => {
      const state = await readLogState(query);
      const notes = [
        ['the stored signed checkpoint', state?.signed],
        ['the stored published checkpoint', state?.published],
        ['the stored witnessed checkpoint', state?.witnessed],
        [`the signed checkpoint in ${this.file.path}`, outside],
      ] as const;
      return checkLog(
        query,
        notes.flatMap(([kept, note]) => (note == null ? [] : [this.signedIn(note, kept)])),
      );
    });
  }

  private signedIn(note: string, kept: string): SignedCheckpoint {
    try {
      return { kept, ...openCheckpoint(note, [this.key.verifierKey, ...this.key.retired], nodeEd25519) };
    } catch (error) {
      if (!(error instanceof TransparencyError)) throw error;
      throw new LogDamagedError(`${kept} is not one of this log’s key: ${error.message}`);
    }
  }
}
