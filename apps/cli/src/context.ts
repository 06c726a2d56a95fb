import { type Command } from 'commander';
import { type Bilingual } from '@mingtang/procedure/writing';
import { type Terminal } from './terminal/terminal';

/** What every command is given. */
export interface Context {
  readonly terminal: Terminal;
  readonly environment: NodeJS.ProcessEnv;
  /** A text of the help in the user's language. */
  readonly text: (text: Bilingual) => string;
}

/** Adds one command to the program. */
export type AddCommand = (program: Command, context: Context) => void;

/** Options that every command has. */
export interface GlobalOptions {
  readonly gateway?: string;
}
