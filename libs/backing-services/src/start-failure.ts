/**
 * Something outside this program keeps a start from succeeding.
 * The message says what is wrong, the remedy what the reader can do about it.
 */
export class StartFailure extends Error {
  constructor(
    message: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StartFailure';
  }
}
