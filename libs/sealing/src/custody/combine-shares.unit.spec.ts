import { beforeAll, describe, expect, it } from '@jest/globals';
import { base64 } from '@scure/base';
import fc from 'fast-check';
import { split } from 'shamir-secret-sharing';
import { type EnvelopeForTest, envelopeForTest, sealedBid, TWO_ENVELOPES } from '../fixtures';
import { ageIdentityOf, isIdentityOf, randomScalar } from './age-identity';
import { combineShares, type ReleasedShare } from './combine-shares';
import { shareCommitment } from './key-share';

const THRESHOLD = 3;
const CUSTODIANS = 5;

const chosen = (minLength: number, maxLength: number) => fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength, maxLength });

describe('combining shares', () => {
  let sealed: EnvelopeForTest;
  let released: readonly ReleasedShare[];

  beforeAll(async () => {
    sealed = await envelopeForTest(await sealedBid({ custody: { threshold: THRESHOLD, count: CUSTODIANS } }));
    released = sealed.released;
  });

  const combine = (shares: readonly ReleasedShare[]) => combineShares(shares, sealed.envelope, THRESHOLD);

  it('opens with any shares of the threshold or more, always with the same key', async () => {
    await fc.assert(
      fc.asyncProperty(chosen(THRESHOLD, CUSTODIANS), async (subset) => {
        const combined = await combine(subset.map((index) => released[index]!));
        expect(combined).toMatchObject({ outcome: 'opened', identity: sealed.identity, wrong: [], misdealt: [] });
      }),
      { numRuns: 40 },
    );
  });

  it('gives no key with fewer shares than the threshold, not even to whoever combines them against the rule', async () => {
    await fc.assert(
      fc.asyncProperty(chosen(1, THRESHOLD - 1), async (subset) => {
        const shares = subset.map((index) => released[index]!);
        expect(await combine(shares)).toEqual({ outcome: 'too-few', wrong: [] });
        const forced = await combineShares(shares, sealed.envelope, shares.length);
        expect(forced.outcome).not.toBe('opened');
      }),
      { numRuns: 30 },
    );
  });

  it('names every share that is changed in any bits, and none that is right, however many are wrong', async () => {
    await fc.assert(
      fc.asyncProperty(
        chosen(0, CUSTODIANS),
        fc.uint8Array({ minLength: 33, maxLength: 33 }),
        async (tampered, mask) => {
          fc.pre(mask.some((byte) => byte !== 0));
          const shares = released.map((share, index) => (tampered.includes(index) ? altered(share, mask) : share));
          const combined = await combine(shares);
          expect([...combined.wrong].sort()).toEqual(tampered.map((index) => released[index]!.custodian).sort());
          if (CUSTODIANS - tampered.length < THRESHOLD) return expect(combined.outcome).toBe('too-few');
          expect(combined).toMatchObject({ outcome: 'opened', identity: sealed.identity, misdealt: [] });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is not deceived by two custodians who alter their shares so that what they change cancels out', async () => {
    await fc.assert(
      fc.asyncProperty(
        chosen(THRESHOLD, THRESHOLD),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        async (subset, change) => {
          fc.pre(change.some((byte) => byte !== 0));
          const taken = subset.map((index) => released[index]!);
          const together = cancelling(taken, change);
          const names = together.map(({ custodian }) => custodian);
          // Of these three shares alone the key comes out right: without commitments the third would be named for another's lie.
          expect(atZero([...together, taken[2]!])).toEqual(atZero(taken));
          const others = released.filter(({ custodian }) => !names.includes(custodian));
          const combined = await combine([...together, ...others]);
          expect([...combined.wrong].sort()).toEqual([...names].sort());
          expect(combined).toMatchObject({ outcome: 'opened', identity: sealed.identity, misdealt: [] });
          for (const custodian of names)
            expect(combined).not.toHaveProperty('used', expect.arrayContaining([custodian]));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('does not open where too many shares are wrong, and blames their custodians alone', async () => {
    const mask = new Uint8Array(33).fill(1);
    const shares = released.map((share, index) => (index < 3 ? altered(share, mask) : share));
    expect(await combine(shares)).toEqual({
      outcome: 'too-few',
      wrong: ['custodian-1', 'custodian-2', 'custodian-3'],
    });
  });

  it('names what is no share at all, and who is no custodian of the bid', async () => {
    const shares = [{ custodian: 'custodian-1', share: 'AAAA' }, ...released.slice(1)];
    expect(await combine(shares)).toMatchObject({ outcome: 'opened', wrong: ['custodian-1'] });
    expect(await combine(shares.slice(0, 3))).toEqual({ outcome: 'too-few', wrong: ['custodian-1'] });
    const stranger = { custodian: 'stranger', share: released[0]!.share };
    expect(await combine([stranger, ...released])).toMatchObject({ outcome: 'opened', wrong: ['stranger'] });
  });

  it('names a custodian that hands out the share of another as its own', async () => {
    const copied = [released[0]!, { custodian: 'custodian-2', share: released[0]!.share }, ...released.slice(2)];
    expect(await combine(copied)).toMatchObject({
      outcome: 'opened',
      identity: sealed.identity,
      wrong: ['custodian-2'],
    });
  });

  it('does not open one envelope with the shares of another', async () => {
    const bid = await sealedBid({ envelopes: TWO_ENVELOPES });
    const [technical, price] = [await envelopeForTest(bid, 'technical'), await envelopeForTest(bid, 'price')];
    expect(technical.identity).not.toBe(price.identity);
    const everyone = technical.released.map(({ custodian }) => custodian);
    expect(await combineShares(technical.released, price.envelope, THRESHOLD)).toEqual({
      outcome: 'too-few',
      wrong: everyone,
    });
    expect(await combineShares(price.released, price.envelope, THRESHOLD)).toMatchObject({
      outcome: 'opened',
      identity: price.identity,
    });
  });
});

describe('a bidder who deals wrongly', () => {
  const of = (recipient: string, shares: readonly Uint8Array[]) => ({
    recipient,
    shares: shares.map((share, index) => ({
      custodian: `custodian-${index + 1}`,
      recipient: '',
      sha256: '',
      commitment: shareCommitment(share),
    })),
  });
  const releasedOf = (shares: readonly Uint8Array[]): ReleasedShare[] =>
    shares.map((share, index) => ({ custodian: `custodian-${index + 1}`, share: base64.encode(share) }));

  it('is to blame, and no custodian is, where the shares to which it is bound make another key', async () => {
    const { recipient } = await ageIdentityOf(randomScalar());
    await fc.assert(
      fc.asyncProperty(chosen(THRESHOLD, CUSTODIANS), async (subset) => {
        const shares = await split(randomScalar(), CUSTODIANS, THRESHOLD);
        const all = releasedOf(shares);
        const combined = await combineShares(
          subset.map((index) => all[index]!),
          of(recipient, shares),
          THRESHOLD,
        );
        expect(combined).toMatchObject({ outcome: 'misdealt', wrong: [] });
      }),
      { numRuns: 20 },
    );
  });

  it('is to blame for a share that does not belong to the key, although the others open it', async () => {
    const key = randomScalar();
    const shares = await split(key, CUSTODIANS, THRESHOLD);
    shares[4]![0]! ^= 1;
    const { recipient, identity } = await ageIdentityOf(key);
    expect(await combineShares(releasedOf(shares), of(recipient, shares), THRESHOLD)).toEqual({
      outcome: 'opened',
      identity,
      used: ['custodian-1', 'custodian-2', 'custodian-3'],
      wrong: [],
      misdealt: ['custodian-5'],
    });
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

function altered({ custodian, share }: ReleasedShare, mask: Uint8Array): ReleasedShare {
  return { custodian, share: base64.encode(base64.decode(share).map((byte, index) => byte ^ (mask[index] ?? 0))) };
}

/** The first two of the shares, altered so that the three still make the same key. */
function cancelling(taken: readonly ReleasedShare[], change: Uint8Array): ReleasedShare[] {
  const [first, second] = [taken[0]!, taken[1]!];
  const [one, other] = [weight(taken, 0), weight(taken, 1)];
  const undoing = change.map((byte) => times(times(byte, one), inverse(other)));
  return [altered(first, change), altered(second, undoing)];
}

function atZero(shares: readonly ReleasedShare[]): number[] {
  const bytes = shares.map(({ share }) => base64.decode(share));
  return Array.from({ length: 32 }, (_, at) =>
    bytes.reduce((sum, share, index) => sum ^ times(share[at]!, weight(shares, index)), 0),
  );
}

/** Lagrange's coefficient at 0 of one of the shares, by their public coordinates. */
function weight(shares: readonly ReleasedShare[], index: number): number {
  const xs = shares.map(({ share }) => base64.decode(share)[32]!);
  const own = xs[index]!;
  return xs.reduce((product, x, at) => (at === index ? product : times(product, times(x, inverse(x ^ own)))), 1);
}

/** Product in GF(2⁸) modulo x⁸ + x⁴ + x³ + x + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 0, shifted = a; bit < 8; bit++) {
    if (b & (1 << bit)) product ^= shifted;
    shifted = (shifted << 1) ^ (shifted & 0x80 ? 0x11b : 0);
  }
  return product;
}

function inverse(a: number): number {
  return Array.from({ length: 253 }).reduce<number>((power) => times(power, a), a);
}
