/** What the log shows is not enough to act upon. `passing` where it only has not come so far yet; else something is wrong with it. */
export class LogDoubt extends Error {
  constructor(
    message: string,
    readonly passing: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'LogDoubt';
  }
}
