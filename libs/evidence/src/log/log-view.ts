import { type Checkpoint } from '@mingtang/transparency';
import { type LogKeysFile } from '../bundle/files';
import { type NamedWitnesses } from './named-witnesses';

/** The log as the bundle shows it, once its checkpoint has been looked at. */
export interface LogView {
  readonly keys: LogKeysFile;
  /** Keys whose signature on a checkpoint counts: those that the verifier trusts, else those in the bundle. */
  readonly logKeys: readonly string[];
  readonly witnessKeys: readonly string[];
  readonly quorum: number;
  /** The witnesses that the log itself last named. */
  readonly named?: NamedWitnesses;
  /** The signed note. */
  readonly note: string;
  readonly checkpoint: Checkpoint;
  /** Milliseconds of the newest cosignature that counts; undefined where there is none. */
  readonly cosignedAt?: number;
}
