import { beforeAll, describe, expect, it } from '@jest/globals';
import { base64 } from '@scure/base';
import fc from 'fast-check';
import { sealedBid, type SealedForTest } from '../fixtures';
import { isIdentityOf } from './age-identity';
import { combineShares, type ReleasedShare } from './combine-shares';
import { openShare } from './key-share';

const THRESHOLD = 3;
const CUSTODIANS = 5;

describe('combining shares', () => {
  let bid: SealedForTest;
  let released: ReleasedShare[];

  beforeAll(async () => {
    bid = await sealedBid({ custody: { threshold: THRESHOLD, count: CUSTODIANS } });
    released = await Promise.all(
      bid.shares.map(async ({ ciphertext }, index) => openShare(ciphertext, bid.custodians[index]!.identity)),
    );
  });

  const combine = (shares: readonly ReleasedShare[]) => combineShares(shares, THRESHOLD, bid.manifest.recipient);
  const chosen = (minLength: number, maxLength: number) =>
    fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength, maxLength });

  it('opens with any shares of the threshold or more, always with the same key', async () => {
    await fc.assert(
      fc.asyncProperty(chosen(THRESHOLD, CUSTODIANS), async (subset) => {
        const combined = await combine(subset.map((index) => released[index]!));
        expect(combined).toMatchObject({ ok: true, identity: bid.identity, wrong: [] });
      }),
      { numRuns: 40 },
    );
  });

  it('gives no key with fewer shares than the threshold, not even to whoever combines them against the rule', async () => {
    await fc.assert(
      fc.asyncProperty(chosen(1, THRESHOLD - 1), async (subset) => {
        const shares = subset.map((index) => released[index]!);
        expect(await combine(shares)).toEqual({ ok: false, wrong: [] });
        const forced = await combineShares(shares, shares.length, bid.manifest.recipient);
        expect(forced.ok).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  it('names every share that is changed in any bit, as long as shares of the threshold are right', async () => {
    await fc.assert(
      fc.asyncProperty(
        chosen(1, CUSTODIANS - THRESHOLD),
        fc.integer({ min: 0, max: 33 * 8 - 1 }),
        async (tampered, bit) => {
          const shares = released.map((share, index) =>
            tampered.includes(index) ? flipped(share, apart(bit, tampered.indexOf(index))) : share,
          );
          const combined = await combine(shares);
          if (!combined.ok) throw new Error('did not open');
          expect(combined.identity).toBe(bid.identity);
          expect([...combined.wrong].sort()).toEqual(tampered.map((index) => released[index]!.custodian).sort());
          expect(combined.used).toHaveLength(THRESHOLD);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does not open where too many shares are wrong, and opens to no other key', async () => {
    const shares = released.map((share, index) => (index < 3 ? flipped(share, apart(40, index)) : share));
    expect(await combine(shares)).toEqual({ ok: false, wrong: [] });
  });

  it('names what is no share at all', async () => {
    const shares = [{ custodian: 'custodian-1', share: 'AAAA' }, ...released.slice(1)];
    expect(await combine(shares)).toMatchObject({ ok: true, wrong: ['custodian-1'] });
    expect(await combine(shares.slice(0, 3))).toEqual({ ok: false, wrong: ['custodian-1'] });
  });

  it('names a custodian that hands out the share of another as its own', async () => {
    const copied = [released[0]!, { custodian: 'custodian-2', share: released[0]!.share }, ...released.slice(2)];
    const combined = await combine(copied);
    expect(combined).toMatchObject({ ok: true, identity: bid.identity });
    expect(combined.wrong).toHaveLength(1);
  });
});

describe('an identity', () => {
  it('is that of a recipient only if it opens what is sealed to it', async () => {
    const { identity, recipient } = (await sealedBid()).custodians[0]!;
    expect(await isIdentityOf(identity, recipient)).toBe(true);
    expect(await isIdentityOf(identity.toLowerCase(), recipient)).toBe(false);
    expect(await isIdentityOf('AGE-SECRET-KEY-1NONSENSE', recipient)).toBe(false);
    expect(await isIdentityOf('', recipient)).toBe(false);
  });
});

/** A bit of another byte for each share: two changes of one byte may cancel each other, as the coordinates happen to be dealt. */
function apart(bit: number, nth: number): number {
  return (bit + 8 * nth) % (33 * 8);
}

function flipped({ custodian, share }: ReleasedShare, bit: number): ReleasedShare {
  const bytes = base64.decode(share);
  bytes[bit >> 3]! ^= 1 << (bit & 7);
  return { custodian, share: base64.encode(bytes) };
}
