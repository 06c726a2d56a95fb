import { combine } from 'shamir-secret-sharing';
import { ageIdentityOf, isClamped } from './age-identity';
import { shareBytes } from './key-share';

/** A released share, base64, and whose it is. */
export interface ReleasedShare {
  readonly custodian: string;
  readonly share: string;
}

export type Combined =
  | {
      readonly ok: true;
      /** The bid's age identity. */
      readonly identity: string;
      /** Custodians whose shares were put together. */
      readonly used: readonly string[];
      /** Custodians whose shares do not belong to the key. */
      readonly wrong: readonly string[];
    }
  | {
      readonly ok: false;
      /** Custodians whose shares are no shares at all; which of the others are wrong cannot be told. */
      readonly wrong: readonly string[];
    };

/** Beyond this many subsets a hostile bidder could make opening costly; 9 choose 5 is 126. */
const MOST_SUBSETS = 5_000;

/**
 * Puts a bid's key together from released shares and checks it against the recipient in the manifest, so that wrong shares are
 * found out whatever their number, as long as `threshold` right ones are among them.
 */
export async function combineShares(
  released: readonly ReleasedShare[],
  threshold: number,
  recipient: string,
): Promise<Combined> {
  const shares: Share[] = released.flatMap(({ custodian, share }) => {
    const bytes = shareBytes(share);
    return bytes ? [{ custodian, bytes }] : [];
  });
  const malformed = released
    .map(({ custodian }) => custodian)
    .filter((custodian) => !shares.some((share) => share.custodian === custodian));
  let tried = 0;
  for (const subset of subsets(shares, threshold)) {
    if (++tried > MOST_SUBSETS) break;
    const key = await keyOf(subset.map(({ bytes }) => bytes));
    if (!key || (await ageIdentityOf(key)).recipient !== recipient) continue;
    const others = shares.filter((share) => !subset.includes(share));
    const judged = await Promise.all(
      others.map(async (share) => ({ ...share, right: await completes(key, subset, share) })),
    );
    return {
      ok: true,
      identity: (await ageIdentityOf(key)).identity,
      used: subset.map(({ custodian }) => custodian),
      wrong: [...malformed, ...judged.filter(({ right }) => !right).map(({ custodian }) => custodian)],
    };
  }
  return { ok: false, wrong: malformed };
}

interface Share {
  readonly custodian: string;
  readonly bytes: Uint8Array;
}

/** Whether a further share lies on the same polynomial, at a place of its own, as those that gave the key. */
async function completes(key: Uint8Array, subset: readonly Share[], { bytes }: Share): Promise<boolean> {
  if (subset.some((used) => used.bytes.at(-1) === bytes.at(-1))) return false;
  const [, ...rest] = subset;
  const again = await keyOf([...rest.map((used) => used.bytes), bytes]);
  return again !== undefined && again.every((byte, index) => byte === key[index]);
}

async function keyOf(shares: Uint8Array[]): Promise<Uint8Array | undefined> {
  try {
    const key = await combine(shares);
    return isClamped(key) ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Every way to choose `count` of the items, in order. */
function* subsets<T>(items: readonly T[], count: number, from = 0): Generator<T[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (let index = from; index <= items.length - count; index++)
    for (const rest of subsets(items, count - 1, index + 1)) yield [items[index] as T, ...rest];
}
