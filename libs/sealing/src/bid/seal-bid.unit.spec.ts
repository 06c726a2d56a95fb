import { describe, expect, it } from '@jest/globals';
import { generateSigningKey, sha256Hex } from '@mingtang/transparency';
import { sealedBid } from '../fixtures';
import { combineShares } from '../custody/combine-shares';
import { checkShareBinding, openShare } from '../custody/key-share';
import { isIdentityOf } from '../custody/age-identity';
import { checkManifest, manifestDigest, verifyManifest } from './manifest';
import { parseBidSheet } from './bid-sheet';
import { paddedSize } from './padding';
import { decryptBytes, openDocument } from './sealed-file';

const utf8 = new TextEncoder();

function streamOf(bytes: Uint8Array, piece = 1_000): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.subarray(at, (at += piece)));
    },
  });
}

describe('sealing a bid', () => {
  it('gives a well-formed manifest signed by its bidder, that names every file and share by digest', async () => {
    const { manifest, signature, shares, files } = await sealedBid();
    expect(checkManifest(manifest)).toEqual([]);
    expect(verifyManifest(manifest, signature)).toBe(true);
    expect(manifest.files.map(({ sha256 }) => sha256)).toEqual(files.map(sha256Hex));
    expect(manifest.files.map(({ size }) => size)).toEqual(files.map(({ length }) => length));
    expect(manifest.shares.map(({ sha256 }) => sha256)).toEqual(shares.map(({ ciphertext }) => sha256Hex(ciphertext)));
  });

  it('opens again with shares of the threshold: price, schedule and documents', async () => {
    const text = utf8.encode('技术方案'.repeat(5_000));
    const { manifest, shares, files, custodians } = await sealedBid({
      price: { amount: '1234567.89', currency: 'CNY' },
      priceSchedule: { rows: [{ item: '1', total: '1234567.89' }] },
      documents: [{ name: '技术\u202e方\0案.pdf', mediaType: 'application/pdf', bytes: text }],
    });
    const opened = await Promise.all(
      [4, 0, 2].map(async (index) => openShare(shares[index]!.ciphertext, custodians[index]!.identity)),
    );
    const combined = await combineShares(opened, manifest.threshold, manifest.recipient);
    if (!combined.ok) throw new Error('did not open');
    const sheet = parseBidSheet(await decryptBytes(files[0]!, combined.identity));
    expect(sheet.price).toEqual({ amount: '1234567.89', currency: 'CNY' });
    expect(sheet.priceSchedule).toEqual({ rows: [{ item: '1', total: '1234567.89' }] });
    const [document] = sheet.documents;
    expect(document).toMatchObject({
      file: 1,
      name: '技术\ufffd方\ufffd案.pdf',
      size: text.length,
      sha256: sha256Hex(text),
    });
    const plain = await openDocument(streamOf(files[1]!), combined.identity, document!);
    expect(new Uint8Array(await new Response(plain).arrayBuffer())).toEqual(text);
  });

  it('makes a fresh key for every version, so that one version says nothing of another', async () => {
    const [first, second] = [await sealedBid({ version: 1 }), await sealedBid({ version: 2 })];
    expect(first.manifest.recipient).not.toBe(second.manifest.recipient);
    expect(await isIdentityOf(first.identity, first.manifest.recipient)).toBe(true);
    expect(await isIdentityOf(first.identity, second.manifest.recipient)).toBe(false);
  });

  it('pads files to buckets: a price of one digit and one of ten make files of one size', async () => {
    const [low, high] = [
      await sealedBid({ price: { amount: '9', currency: 'CNY' } }),
      await sealedBid({ price: { amount: '9876543210.99', currency: 'CNY' } }),
    ];
    expect(low.manifest.files[0]!.size).toBe(high.manifest.files[0]!.size);
    const [short, long] = [new Uint8Array(10_001), new Uint8Array(10_200)];
    expect(paddedSize(short.length)).toBe(paddedSize(long.length));
    const sizes = await Promise.all(
      [short, long].map(async (bytes) => {
        const { manifest } = await sealedBid({ documents: [{ name: 'a', mediaType: 'text/plain', bytes }] });
        return manifest.files[1]!.size;
      }),
    );
    expect(sizes[0]).toBe(sizes[1]);
  });

  it('stores no word of the bid in the clear', async () => {
    const { manifest, shares, files } = await sealedBid({
      price: { amount: '7654321.98', currency: 'CNY' },
      documents: [{ name: 'secret-name.txt', mediaType: 'text/plain', bytes: utf8.encode('secret-content') }],
    });
    const stored = [utf8.encode(JSON.stringify(manifest)), ...files, ...shares.map(({ ciphertext }) => ciphertext)];
    const all = Buffer.concat(stored).toString('latin1');
    for (const secret of ['7654321.98', 'secret-name', 'secret-content']) expect(all).not.toContain(secret);
  });

  it.each([
    ['shorter', 9],
    ['longer', 11],
  ])('refuses a document that is %s than it was said to be', async (_, size) => {
    await expect(
      sealedBid({ documents: [{ name: 'a', mediaType: 'text/plain', bytes: new Uint8Array(10), size }] }),
    ).rejects.toMatchObject({ code: 'document-size-differs' });
  });

  it('refuses a price that is no money, before anyone waits for it at opening', async () => {
    await expect(sealedBid({ price: { amount: '1.005', currency: 'CNY' } })).rejects.toMatchObject({
      code: 'bid-sheet-malformed',
    });
  });

  it.each([
    ['a threshold of one', { threshold: 1, count: 3 }],
    ['fewer custodians than the threshold', { threshold: 3, count: 2 }],
  ])('refuses %s, which keeps no secret', async (_, custody) => {
    await expect(sealedBid({ custody })).rejects.toMatchObject({ code: 'custody-unusable' });
  });
});

describe('a sealed bid that someone tampered with', () => {
  it('shows in the manifest: any changed field breaks its signature and its digest', async () => {
    const { manifest, signature } = await sealedBid();
    const changes = [
      { project: crypto.randomUUID() },
      { lot: '2' },
      { bidder: 'CN-USCC-91110000000000000X' },
      { version: 7 },
      { threshold: 2 },
      { files: manifest.files.slice(1) },
      { shares: manifest.shares.slice(0, 3) },
      { sealedAt: '2026-11-25T00:00:00.000Z' },
      { signer: generateSigningKey().publicKey },
    ];
    for (const change of changes) {
      expect(verifyManifest({ ...manifest, ...change }, signature)).toBe(false);
      expect(manifestDigest({ ...manifest, ...change })).not.toBe(manifestDigest(manifest));
    }
  });

  it('shows in a share moved to another bid, another version or another custodian', async () => {
    const project = crypto.randomUUID();
    const [mine, other] = [await sealedBid({ project }), await sealedBid({ project })];
    const ciphertext = mine.shares[1]!.ciphertext;
    const share = await openShare(ciphertext, mine.custodians[1]!.identity);
    const custodian = mine.custodians[1]!.id;
    expect(checkShareBinding(share, ciphertext, mine.manifest, custodian)).toBeUndefined();

    const moved = (manifest: typeof mine.manifest, to = custodian) => ({
      ...manifest,
      shares: manifest.shares.map((entry) =>
        entry.custodian === to ? { ...entry, sha256: sha256Hex(ciphertext) } : entry,
      ),
    });
    const replaced = { ...mine.manifest, version: 2 };
    expect(checkShareBinding(share, ciphertext, moved(other.manifest), custodian)).toMatch(/another bid/);
    expect(checkShareBinding(share, ciphertext, replaced, custodian)).toMatch(/another version/);
    const second = mine.custodians[2]!.id;
    expect(checkShareBinding(share, ciphertext, moved(mine.manifest, second), second)).toMatch(/another custodian/);
    expect(checkShareBinding(share, ciphertext, other.manifest, custodian)).toMatch(/not the encrypted share/);
    expect(checkShareBinding(share, ciphertext, mine.manifest, 'stranger')).toMatch(/names no share/);
  });

  it('shows in a share that is opened by someone else, or damaged', async () => {
    const { shares, custodians } = await sealedBid();
    await expect(openShare(shares[0]!.ciphertext, custodians[1]!.identity)).rejects.toMatchObject({
      code: 'undecryptable',
    });
    const damaged = Uint8Array.from(shares[0]!.ciphertext);
    damaged[damaged.length - 1]! ^= 1;
    await expect(openShare(damaged, custodians[0]!.identity)).rejects.toMatchObject({ code: 'undecryptable' });
  });

  it('shows in a document: damaged, cut short, or swapped for another', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    const { files, identity, manifest } = await sealedBid({
      documents: [{ name: 'a', mediaType: 'application/octet-stream', bytes }],
    });
    expect(manifest.files).toHaveLength(2);
    const named = { size: bytes.length, sha256: sha256Hex(bytes) };
    const read = async (ciphertext: Uint8Array, document = named) =>
      new Response(await openDocument(streamOf(ciphertext), identity, document)).arrayBuffer();
    const damaged = Uint8Array.from(files[1]!);
    damaged[30_000]! ^= 1;
    await expect(read(damaged)).rejects.toMatchObject({ code: 'undecryptable' });
    await expect(read(files[1]!.slice(0, -100))).rejects.toMatchObject({ code: 'undecryptable' });
    await expect(read(files[1]!, { ...named, sha256: sha256Hex(new Uint8Array()) })).rejects.toMatchObject({
      code: 'document-differs',
    });
  });
});
