/** Why a session is over: its time came, or its account signed out in another tab. */
export type Ended = 'expired' | 'signed-out';

/** What was to be done as an account whose session ended, and that nobody took up again. */
export class SessionEndedError extends Error {
  constructor() {
    super('the session has ended');
  }
}
