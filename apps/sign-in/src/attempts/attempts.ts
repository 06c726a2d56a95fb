import { LRUCache } from 'lru-cache';

/** How many passwords may fail within {@link WINDOW_MS}. */
export const LIMITS = {
  /** Of one account, from one address or one known device. */
  ofOneSource: 10,
  /** From one address that no account is known to sign in from, whatever the accounts. */
  ofOneAddress: 100,
  /** Of one account, from all sources together that it is not known to sign in from. */
  ofStrangers: 100,
} as const;

/** So long a failure counts. */
export const WINDOW_MS = 15 * 60_000;
/** So long an account is known by an address that it has signed in from. */
const KNOWN_ADDRESS_MS = 30 * 24 * 3_600_000;
const MOST_KEPT = 200_000;

export interface Attempt {
  /** Realm and user name, in one spelling; undefined where the form does not say whose password it is. */
  readonly account: string | undefined;
  /** IPv4 address, or the /64 of an IPv6 address. */
  readonly address: string;
  /** Whether the browser has proved that the account signed in from it before. */
  readonly knownDevice: string | undefined;
}

/** An attempt that may go on; how it ended must be told. */
export interface AdmittedAttempt {
  succeeded(): void;
  /** The password was neither right nor wrong: nothing counts. */
  undecided(): void;
}

export type Admission =
  | { readonly admitted: true; readonly attempt: AdmittedAttempt }
  | { readonly admitted: false; readonly retryAfterSeconds: number };

interface Count {
  failures: number;
  readonly since: number;
}

/**
 * Counts wrong passwords by account and by where they come from, so that whoever guesses is stopped and the owner of the account is
 * not: what strangers do bounds strangers alone. After the "device cookies" of OWASP. Attempts under way count as failed until they
 * are known to be right, so that many at once gain nothing.
 */
export class Attempts {
  private readonly counts = new LRUCache<string, Count>({ max: MOST_KEPT });
  private readonly knownAddresses = new LRUCache<string, number>({ max: MOST_KEPT });

  /** @param now milliseconds since 1970 */
  constructor(private readonly now: () => number = Date.now) {}

  admit({ account, address, knownDevice }: Attempt): Admission {
    const known = account !== undefined && (knownDevice !== undefined || this.isKnown(account, address));
    const source = knownDevice === undefined ? `address ${address}` : `device ${knownDevice}`;
    const bounds: [key: string, limit: number][] = [[`${account ?? ''} from ${source}`, LIMITS.ofOneSource]];
    if (!known) bounds.push([`all from ${address}`, LIMITS.ofOneAddress]);
    if (!known && account !== undefined) bounds.push([`${account} from strangers`, LIMITS.ofStrangers]);

    const counted = bounds.map(([key, limit]) => ({ key, limit, count: this.countOf(key) }));
    const full = counted.filter(({ count, limit }) => count.failures >= limit);
    if (full.length > 0) {
      const until = Math.max(...full.map(({ count }) => count.since + WINDOW_MS));
      return { admitted: false, retryAfterSeconds: Math.max(1, Math.ceil((until - this.now()) / 1_000)) };
    }
    for (const { count } of counted) count.failures++;
    const takeBack = () => counted.forEach(({ count }) => (count.failures = Math.max(0, count.failures - 1)));
    return {
      admitted: true,
      attempt: {
        undecided: takeBack,
        succeeded: () => {
          takeBack();
          this.counts.delete(counted[0]?.key ?? '');
          if (account !== undefined) this.knownAddresses.set(`${account} ${address}`, this.now() + KNOWN_ADDRESS_MS);
        },
      },
    };
  }

  private isKnown(account: string, address: string): boolean {
    return (this.knownAddresses.get(`${account} ${address}`) ?? 0) > this.now();
  }

  private countOf(key: string): Count {
    const known = this.counts.get(key);
    if (known && known.since + WINDOW_MS > this.now()) return known;
    const fresh = { failures: 0, since: this.now() };
    this.counts.set(key, fresh);
    return fresh;
  }
}
