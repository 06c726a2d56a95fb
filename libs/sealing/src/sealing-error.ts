/** Something sealed is not what it should be; `code` says which, the message why. */
export class SealingError extends Error {
  constructor(
    readonly code: SealingErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'SealingError';
  }
}

/**
 * - `custody-unusable`: too few custodians, or a threshold that they cannot meet;
 * - `document-size-differs`: a document is longer or shorter than was said;
 * - `undecryptable`: not an age file, damaged, or not for this identity;
 * - `share-malformed`, `bid-sheet-malformed`: decrypted, but not of the form that this library writes;
 * - `document-differs`: the decrypted document is not the one that the bid sheet names;
 * - `note-malformed`: a text, key name or receipt that a signed note cannot hold.
 */
export type SealingErrorCode =
  | 'custody-unusable'
  | 'document-size-differs'
  | 'undecryptable'
  | 'share-malformed'
  | 'bid-sheet-malformed'
  | 'document-differs'
  | 'note-malformed';
