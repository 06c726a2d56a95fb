import { type Hash } from '@mingtang/transparency';

/** What a verifier knows by itself, from elsewhere than the bundle. Whatever is left out is taken from the bundle. */
export interface Trust {
  /** Verifier keys of the log. */
  readonly logKeys?: readonly string[];
  /** Verifier keys of witnesses; then a majority of these must have cosigned. */
  readonly witnessKeys?: readonly string[];
  /** Checkpoints of the log seen at other times or by others: signed notes. */
  readonly checkpoints?: readonly string[];
  /**
   * Proves that the log of size `to` grew out of that of size `from`, e.g. from its tiles. Without it checkpoints of other sizes cannot be
   * compared, and the verifier says so.
   */
  readonly consistency?: (from: number, to: number) => Promise<readonly Hash[]>;
  /** Present time, UTC instant; without it a bundle from the future is not noticed. */
  readonly now?: string;
}
