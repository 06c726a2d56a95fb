import { type PublicLog } from '@mingtang/client';
import { quorumOf, type TrustedKeys } from '@mingtang/transparency';

/** Keys of log and witnesses as a command line names them. */
export interface TrustOptions {
  readonly logKey?: readonly string[];
  readonly witness?: readonly string[];
}

/** By whom a log is signed and seen, as it says itself: to be believed as far as its description was pinned when it came. */
export function trustOf({ verifierKeys, witnesses, quorum }: PublicLog): TrustedKeys {
  return { logKeys: verifierKeys, witnessKeys: witnesses.map(({ verifierKey }) => verifierKey), quorum };
}

/**
 * Whom to believe: the keys of the command line, where it has none those of the log's kept description.
 * @returns undefined where neither names the log's key.
 */
export function chosenTrust({ logKey, witness }: TrustOptions, kept: PublicLog | undefined): TrustedKeys | undefined {
  const known = kept && trustOf(kept);
  const logKeys = logKey ?? known?.logKeys;
  if (!logKeys) return undefined;
  return witness
    ? { logKeys, witnessKeys: witness, quorum: quorumOf(witness.length) }
    : { logKeys, witnessKeys: known?.witnessKeys ?? [], quorum: known?.quorum ?? 0 };
}
