import { type Bilingual } from '@mingtang/procedure/writing';

/** How the command ends, for scripts. docs/guides/bidder.md lists them. */
export const EXIT = {
  done: 0,
  /** The platform refused, or what was verified is not right. */
  refused: 1,
  /** The command line is wrong. */
  usage: 2,
  /** Nobody is signed in, or signing in was refused. */
  notSignedIn: 3,
  /** The platform did not answer. */
  unreachable: 4,
  /** A local file is missing, unreadable or unsound. */
  localFile: 5,
  /** What was verified cannot be told by it: a newer bundle can. */
  undecided: 6,
} as const;

/** Ends the command with that exit code and says why. */
export class CliError extends Error {
  constructor(
    readonly exitCode: number,
    readonly text: Bilingual,
    options?: ErrorOptions,
  ) {
    super(text.en, options);
    this.name = 'CliError';
  }
}
