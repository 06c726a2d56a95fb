/** Something of a log is not what it should be; `code` says which, the message why. */
export class TransparencyError extends Error {
  constructor(
    readonly code: TransparencyErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/**
 * - `note-malformed`: not a signed note, or a text, key name or verifier key that one cannot hold;
 * - `checkpoint-malformed`: the note's text is not a checkpoint;
 * - `checkpoint-unsigned`: of another log, or none of the log's keys has signed it;
 * - `tile-malformed`: not the path of a tile, or not the bytes of one;
 * - `entry-malformed`: not a log entry, sealed record or listing as we write them;
 * - `proof-malformed`: of the wrong length or form for its index and sizes;
 * - `proof-wrong`: well formed, but it leads to another root, or shows a payload that was not logged;
 * - `too-few-witnesses`: fewer trusted witnesses than the quorum have cosigned.
 */
export type TransparencyErrorCode =
  | 'note-malformed'
  | 'checkpoint-malformed'
  | 'checkpoint-unsigned'
  | 'tile-malformed'
  | 'entry-malformed'
  | 'proof-malformed'
  | 'proof-wrong'
  | 'too-few-witnesses';

export class NoteError extends TransparencyError {
  constructor(message: string, options?: ErrorOptions) {
    super('note-malformed', message, options);
  }
}

export class CheckpointError extends TransparencyError {
  constructor(code: 'checkpoint-malformed' | 'checkpoint-unsigned', message: string, options?: ErrorOptions) {
    super(code, message, options);
  }
}

export class TileError extends TransparencyError {
  constructor(message: string, options?: ErrorOptions) {
    super('tile-malformed', message, options);
  }
}

export class EntryError extends TransparencyError {
  constructor(message: string, options?: ErrorOptions) {
    super('entry-malformed', message, options);
  }
}

export class ProofError extends TransparencyError {
  constructor(code: 'proof-malformed' | 'proof-wrong' | 'too-few-witnesses', message: string, options?: ErrorOptions) {
    super(code, message, options);
  }
}
