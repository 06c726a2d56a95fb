import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type BidSheet, bidSheetBytes, parseBidSheet, type SheetOf } from '../bid/bid-sheet';
import { type EnvelopeKey } from '../bid/seal-bid';
import { type SignerChange, type VersionOfBid, verifySignerChange, verifyWithdrawal } from '../bid/bidder-word';
import { type BidManifest, checkManifest, manifestDigest, verifyManifest } from '../bid/manifest';
import { paddedSize } from '../bid/padding';
import { decryptBytes } from '../bid/sealed-file';
import { ageIdentityOf, isClamped } from '../custody/age-identity';
import { combineShares } from '../custody/combine-shares';
import { checkShareBinding, openShare, type SharePlaintext } from '../custody/key-share';
import { verifyRecipient } from '../custody/recipient-announcement';
import { type Release, verifyRelease } from '../custody/release';
import { canonicalJson } from '@mingtang/transparency';

interface SealedVector {
  /** What the envelopes hold, as the procedure defines them. */
  readonly envelopes: readonly SheetOf[];
  readonly keys: readonly EnvelopeKey[];
  readonly custodians: readonly { readonly id: string; readonly identity: string }[];
  readonly manifest: BidManifest;
  readonly canonical: string;
  readonly digest: string;
  readonly signature: string;
  readonly files: readonly { readonly envelope: string; readonly index: number; readonly content: string }[];
  readonly sheets: readonly BidSheet[];
  readonly shares: readonly {
    readonly envelope: string;
    readonly custodian: string;
    readonly ciphertext: string;
    readonly plaintext: SharePlaintext;
  }[];
  readonly releases: readonly { readonly release: Release; readonly digest: string }[];
}

interface Vectors {
  readonly padding: readonly { readonly size: number; readonly padded: number }[];
  readonly sheet: {
    readonly sheet: BidSheet;
    readonly canonical: string;
    readonly length: number;
    readonly sha256: string;
  };
  readonly key: {
    readonly bytes: string;
    readonly scalar: string;
    readonly identity: string;
    readonly recipient: string;
    readonly threshold: number;
    readonly shares: readonly string[];
    readonly commitments: readonly string[];
    /** Two of the shares altered so that, with a third, they still make the key. */
    readonly colluding: {
      readonly altered: readonly string[];
      readonly places: readonly number[];
      readonly third: number;
    };
  };
  readonly recipients: readonly {
    readonly project: string;
    readonly custodian: string;
    readonly recipient: string;
    readonly verificationKey: string;
    readonly signature: string;
  }[];
  readonly bids: readonly SealedVector[];
  readonly withdrawal: Word<VersionOfBid>;
  readonly signerChange: Word<SignerChange>;
}

interface Word<Said> {
  readonly signer: string;
  readonly said: Said;
  readonly canonical: string;
  readonly signature: string;
}

const { padding, sheet, key, recipients, bids, withdrawal, signerChange } = JSON.parse(
  readFileSync(new URL('../../../../docs/spec/sealed-bid-vectors.json', import.meta.url), 'utf8'),
) as Vectors;

const hex = (text: string): Uint8Array => Buffer.from(text, 'hex');
const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Padmé as the page words it, in whole numbers. */
function paddedByThePage(size: number): number {
  if (size <= 4096) return 4096;
  const e = size.toString(2).length - 1;
  const bucket = 2 ** (e - e.toString(2).length);
  return size % bucket === 0 ? size : size - (size % bucket) + bucket;
}

/** Product in GF(2⁸) modulo x⁸ + x⁴ + x³ + x + 1, bit by bit. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 0, shifted = a; bit < 8; bit++) {
    if (b & (1 << bit)) product ^= shifted;
    shifted = (shifted << 1) ^ (shifted & 0x80 ? 0x11b : 0);
  }
  return product;
}

/** a⁻¹ = a²⁵⁴. */
const inverse = (a: number): number => Array.from({ length: 253 }).reduce<number>((power) => times(power, a), a);

/** Lagrange interpolation at 0, byte by byte. */
function atZero(shares: readonly Uint8Array[]): string {
  const x = (share: Uint8Array): number => share[32] ?? 0;
  const weights = shares.map((share) =>
    shares.reduce(
      (weight, other) => (other === share ? weight : times(weight, times(x(other), inverse(x(other) ^ x(share))))),
      1,
    ),
  );
  const bytes = Array.from({ length: 32 }, (_, at) =>
    shares.reduce((sum, share, index) => sum ^ times(share[at] ?? 0, weights[index] ?? 0), 0),
  );
  return Buffer.from(bytes).toString('hex');
}

describe('the published vectors of sealed bids', () => {
  it.each(padding)('pad $size bytes to $padded', ({ size, padded }) => {
    expect(paddedSize(size)).toBe(padded);
    expect(paddedByThePage(size)).toBe(padded);
  });

  it('write a bid sheet as canonical JSON and spaces', () => {
    expect(sha256(bidSheetBytes(sheet.sheet))).toBe(sheet.sha256);
    expect(sha256(sheet.canonical.padEnd(sheet.length, ' '))).toBe(sheet.sha256);
  });

  it('name a key by its age identity and recipient', async () => {
    expect(isClamped(hex(key.scalar))).toBe(true);
    expect(await ageIdentityOf(hex(key.scalar))).toEqual({ identity: key.identity, recipient: key.recipient });
  });

  it('put a key together from any three shares, and from no two', () => {
    const shares = key.shares.map(hex);
    for (const set of [
      [0, 1, 2],
      [4, 2, 0],
      [1, 3, 4],
    ])
      expect(atZero(set.map((at) => shares[at]!))).toBe(key.scalar);
    expect(atZero(shares.slice(0, 2))).not.toBe(key.scalar);
  });

  it.each(recipients)('hold custodian $custodian to its recipient', ({ signature, verificationKey, ...said }) => {
    const { project, custodian, recipient } = said;
    expect(verifyRecipient({ project, custodian, recipient }, signature, verificationKey)).toBe(true);
    expect(verifyRecipient({ project, custodian, recipient: 'age1' }, signature, verificationKey)).toBe(false);
  });

  it('commit to each share by its own digest, so that two altered ones are found although the key they make is right', async () => {
    const shares = key.shares.map(hex);
    expect(shares.map(sha256)).toEqual(key.commitments);
    const { altered, places, third } = key.colluding;
    expect(atZero([...altered.map(hex), shares[third]!])).toBe(key.scalar);
    const envelope = {
      recipient: key.recipient,
      shares: key.commitments.map((commitment, at) => ({
        custodian: String(at),
        recipient: '',
        sha256: '',
        commitment,
      })),
    };
    const released = shares.map((share, at) => {
      const lie = altered[places.indexOf(at)];
      return { custodian: String(at), share: Buffer.from(lie === undefined ? share : hex(lie)).toString('base64') };
    });
    const wrong = places.map(String).sort();
    expect(await combineShares(released, envelope, key.threshold)).toMatchObject({ outcome: 'opened', wrong });
  });

  it.each(bids)('seal a bid in $envelopes.length envelopes: manifest, signature, files and shares', async (bid) => {
    const { manifest, keys, envelopes, sheets } = bid;
    expect(checkManifest(manifest)).toEqual([]);
    expect(canonicalJson(manifest)).toBe(bid.canonical);
    expect([manifestDigest(manifest), sha256(bid.canonical)]).toEqual([bid.digest, bid.digest]);
    expect(verifyManifest(manifest, bid.signature)).toBe(true);
    expect(manifest.envelopes.map(({ id }) => id)).toEqual(envelopes.map(({ id }) => id));
    for (const [at, envelope] of manifest.envelopes.entries()) {
      const { identity } = keys[at]!;
      const files = bid.files
        .filter((file) => file.envelope === envelope.id)
        .map(({ content }) => Buffer.from(content, 'base64'));
      expect(files.map((file) => ({ sha256: sha256(file), size: file.length }))).toEqual(envelope.files);
      const read = parseBidSheet(await decryptBytes(files[0]!, identity), envelopes[at]!);
      expect(read).toEqual(sheets[at]);
      for (const document of read.documents) {
        const content = await decryptBytes(files[document.file]!, identity);
        expect(content.length).toBe(4096);
        expect(sha256(content.subarray(0, document.size))).toBe(document.sha256);
      }
    }
    for (const { envelope, custodian, ciphertext, plaintext } of bid.shares) {
      const bytes = Buffer.from(ciphertext, 'base64');
      const identity = bid.custodians.find(({ id }) => id === custodian)?.identity ?? '';
      expect(await openShare(bytes, identity)).toEqual(plaintext);
      expect(checkShareBinding(plaintext, bytes, manifest, { envelope, custodian })).toBeUndefined();
    }
  });

  it.each(bids)('open a bid in $envelopes.length envelopes by the shares that custodians released', async (bid) => {
    const { manifest, releases } = bid;
    const keyOf = (custodian: string) => recipients.find((one) => one.custodian === custodian)?.verificationKey ?? '';
    for (const { release, digest } of releases) {
      expect(sha256(canonicalJson(release))).toBe(digest);
      expect(verifyRelease(release, manifest, keyOf(release.custodian))).toBe(true);
      expect(verifyRelease(release, { ...manifest, lot: '2' }, keyOf(release.custodian))).toBe(false);
    }
    for (const [at, envelope] of manifest.envelopes.entries()) {
      const released = releases.flatMap(({ release }) =>
        'share' in release && release.envelope === envelope.id ? [release] : [],
      );
      expect(released).toHaveLength(4);
      const combined = await combineShares(released, envelope, manifest.threshold);
      expect(combined).toMatchObject({ outcome: 'opened', identity: bid.keys[at]?.identity, wrong: [], misdealt: [] });
    }
  });

  it('withdraw a bid by the key of its manifest', () => {
    const { said, canonical, signature, signer } = withdrawal;
    expect(canonicalJson(said)).toBe(canonical);
    expect(verifyWithdrawal(said, signature, signer)).toBe(true);
    expect(verifyWithdrawal({ ...said, version: 2 }, signature, signer)).toBe(false);
  });

  it('give a bid on to another key', () => {
    const { said, canonical, signature, signer } = signerChange;
    expect(canonicalJson(said)).toBe(canonical);
    expect(verifySignerChange(said, signature, signer)).toBe(true);
    expect(verifySignerChange({ ...said, signer }, signature, signer)).toBe(false);
  });
});
