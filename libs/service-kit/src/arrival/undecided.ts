/** An act has arrived, and its arrival counts, but whether it is taken in is not decided yet: answered 503. */
export class ArrivedUndecidedError extends Error {
  constructor(readonly arrivedAt: string) {
    super('arrived, not decided yet');
    this.name = 'ArrivedUndecidedError';
  }
}
