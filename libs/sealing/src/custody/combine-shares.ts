import { combine } from 'shamir-secret-sharing';
import { type SealedEnvelope } from '../bid/manifest';
import { ageIdentityOf, isClamped } from './age-identity';
import { shareBytes, shareCommitment } from './key-share';

/** A released share, base64, and whose it is. */
export interface ReleasedShare {
  readonly custodian: string;
  readonly share: string;
}

export type Combined = {
  /** Custodians whose shares are not those to which the bidder is bound: each is judged by itself, and to blame for it. */
  readonly wrong: readonly string[];
} & (
  | {
      readonly outcome: 'opened';
      /** The envelope's age identity. */
      readonly identity: string;
      /** Custodians whose shares were put together. */
      readonly used: readonly string[];
      /** Custodians who gave the share that they were dealt, which does not belong to the key: its bidder is to blame. */
      readonly misdealt: readonly string[];
    }
  /** Shares to which the bidder is bound do not make the key to which it is bound: the bidder sealed wrongly, and nobody else did wrong. */
  | { readonly outcome: 'misdealt'; readonly used: readonly string[] }
  /** Fewer right shares than the threshold. */
  | { readonly outcome: 'too-few' }
);

/** Whether a released share is the one that the manifest commits to for its custodian. */
export function isCommittedShare(
  { custodian, share }: ReleasedShare,
  { shares }: Pick<SealedEnvelope, 'shares'>,
): boolean {
  const bytes = shareBytes(share);
  const entry = shares.find((named) => named.custodian === custodian);
  return bytes !== undefined && entry !== undefined && shareCommitment(bytes) === entry.commitment;
}

/**
 * Puts an envelope's key together from released shares: of the right ones the first `threshold` in the manifest's order. Which are right
 * each share shows by itself, by its commitment; whether the bidder dealt well the key shows, by the recipient in the manifest.
 */
export async function combineShares(
  released: readonly ReleasedShare[],
  envelope: Pick<SealedEnvelope, 'recipient' | 'shares'>,
  threshold: number,
): Promise<Combined> {
  const right = (one: ReleasedShare): boolean => isCommittedShare(one, envelope);
  const wrong = [...new Set(released.filter((one) => !right(one)).map(({ custodian }) => custodian))];
  const shares = envelope.shares.flatMap(({ custodian }) => {
    const given = released.find((one) => one.custodian === custodian && right(one));
    return given ? [{ custodian, bytes: shareBytes(given.share) as Uint8Array }] : [];
  });
  if (shares.length < threshold) return { outcome: 'too-few', wrong };
  const taken = shares.slice(0, threshold);
  const used = taken.map(({ custodian }) => custodian);
  const key = await keyOf(taken);
  const made = key && (await ageIdentityOf(key));
  if (!key || made?.recipient !== envelope.recipient) return { outcome: 'misdealt', used, wrong };
  const misdealt: string[] = [];
  for (const share of shares.slice(threshold))
    if (!(await completes(key, taken, share))) misdealt.push(share.custodian);
  return { outcome: 'opened', identity: made.identity, used, wrong, misdealt };
}

interface Share {
  readonly custodian: string;
  readonly bytes: Uint8Array;
}

/** Whether a further share lies on the same polynomial, at a place of its own, as those that gave the key. */
async function completes(key: Uint8Array, taken: readonly Share[], share: Share): Promise<boolean> {
  if (taken.some(({ bytes }) => bytes.at(-1) === share.bytes.at(-1))) return false;
  const again = await keyOf([...taken.slice(1), share]);
  return again !== undefined && again.every((byte, index) => byte === key[index]);
}

async function keyOf(shares: readonly Share[]): Promise<Uint8Array | undefined> {
  try {
    const key = await combine(shares.map(({ bytes }) => bytes));
    return isClamped(key) ? key : undefined;
  } catch {
    return undefined;
  }
}
