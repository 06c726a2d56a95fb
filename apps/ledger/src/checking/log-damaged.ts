/** What is stored is not what was logged; the message says where. The ledger does not run on it. */
export class LogDamagedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LogDamagedError';
  }
}
