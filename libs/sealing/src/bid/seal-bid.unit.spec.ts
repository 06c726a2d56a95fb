import { describe, expect, it } from '@jest/globals';
import { generateSigningKey, sha256Hex } from '@mingtang/transparency';
import { envelopeForTest, ONE_ENVELOPE, sealedBid, TWO_ENVELOPES } from '../fixtures';
import { combineShares } from '../custody/combine-shares';
import { checkShareBinding, openShare, shareBytes, shareCommitment } from '../custody/key-share';
import { isIdentityOf } from '../custody/age-identity';
import { checkManifest, manifestDigest, verifyManifest } from './manifest';
import { parseBidSheet, type SheetOf } from './bid-sheet';
import { paddedSize } from './padding';
import { decryptBytes, openDocument } from './sealed-file';

const utf8 = new TextEncoder();
const [BID] = ONE_ENVELOPE as readonly [SheetOf];
const [TECHNICAL, PRICE] = TWO_ENVELOPES as readonly [SheetOf, SheetOf];

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
  it.each([
    ['one envelope', ONE_ENVELOPE],
    ['two envelopes', TWO_ENVELOPES],
  ])(
    'in %s gives a well-formed manifest signed by its bidder, that names every file and share by digest',
    async (_, envelopes) => {
      const { manifest, signature, shares, filesOf, custodians } = await sealedBid({ envelopes });
      expect(checkManifest(manifest)).toEqual([]);
      expect(verifyManifest(manifest, signature)).toBe(true);
      expect(manifest.envelopes.map(({ id }) => id)).toEqual(envelopes.map(({ id }) => id));
      expect(shares).toHaveLength(envelopes.length * custodians.length);
      for (const { id, files, shares: named } of manifest.envelopes) {
        expect(files.map(({ sha256 }) => sha256)).toEqual(filesOf(id).map(sha256Hex));
        expect(files.map(({ size }) => size)).toEqual(filesOf(id).map(({ length }) => length));
        const own = shares.filter(({ envelope }) => envelope === id);
        expect(named.map(({ sha256 }) => sha256)).toEqual(own.map(({ ciphertext }) => sha256Hex(ciphertext)));
        const opened = await Promise.all(
          own.map(({ ciphertext }, at) => openShare(ciphertext, custodians[at]!.identity)),
        );
        expect(named.map(({ commitment }) => commitment)).toEqual(
          opened.map(({ share }) => shareCommitment(shareBytes(share)!)),
        );
      }
    },
  );

  it('opens again with shares of the threshold: price, schedule and documents', async () => {
    const text = utf8.encode('技术方案'.repeat(5_000));
    const bid = await sealedBid({
      price: { amount: '1234567.89', currency: 'CNY' },
      priceSchedule: { rows: [{ item: '1', total: '1234567.89' }] },
      documents: [{ name: '技术\u202e方\0案.pdf', mediaType: 'application/pdf', bytes: text }],
    });
    const { envelope, files, released } = await envelopeForTest(bid);
    const some = [4, 0, 2].map((index) => released[index]!);
    const combined = await combineShares(some, envelope, bid.manifest.threshold);
    if (combined.outcome !== 'opened') throw new Error('did not open');
    const sheet = parseBidSheet(await decryptBytes(files[0]!, combined.identity), BID);
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

  it('lets each envelope say what it holds and nothing of the other, each under a key of its own', async () => {
    const [plan, sums] = [utf8.encode('plan'), utf8.encode('sums')];
    const bid = await sealedBid({
      envelopes: TWO_ENVELOPES,
      priceSchedule: { rows: [] },
      documents: [
        { name: 'plan.txt', mediaType: 'text/plain', bytes: plan },
        { name: 'sums.txt', mediaType: 'text/plain', bytes: sums, envelope: 'price' },
      ],
    });
    const [technical, price] = [await envelopeForTest(bid, 'technical'), await envelopeForTest(bid, 'price')];
    const read = async ({ files, identity }: typeof technical, of: SheetOf) =>
      parseBidSheet(await decryptBytes(files[0]!, identity), of);
    const [first, second] = [await read(technical, TECHNICAL), await read(price, PRICE)];
    expect(first).not.toHaveProperty('price');
    expect(first).not.toHaveProperty('priceSchedule');
    expect(second).toMatchObject({ price: { amount: '1000.00', currency: 'CNY' }, priceSchedule: { rows: [] } });
    expect(first.documents.map(({ file, name }) => [file, name])).toEqual([[1, 'plan.txt']]);
    expect(second.documents.map(({ file, name }) => [file, name])).toEqual([[1, 'sums.txt']]);
    for (const file of price.files)
      await expect(decryptBytes(file, technical.identity)).rejects.toMatchObject({ code: 'undecryptable' });
  });

  it('makes a fresh key for every version, so that one version says nothing of another', async () => {
    const [first, second] = [
      await envelopeForTest(await sealedBid({ version: 1 })),
      await envelopeForTest(await sealedBid({ version: 2 })),
    ];
    expect(first.envelope.recipient).not.toBe(second.envelope.recipient);
    expect(await isIdentityOf(first.identity, first.envelope.recipient)).toBe(true);
    expect(await isIdentityOf(first.identity, second.envelope.recipient)).toBe(false);
  });

  it('pads files to buckets: a price of one digit and one of ten make files of one size', async () => {
    const filesIn = async (wishes: Parameters<typeof sealedBid>[0]) =>
      (await sealedBid(wishes)).manifest.envelopes[0]!.files;
    const [low, high] = [
      await filesIn({ price: { amount: '9', currency: 'CNY' } }),
      await filesIn({ price: { amount: '9876543210.99', currency: 'CNY' } }),
    ];
    expect(low[0]!.size).toBe(high[0]!.size);
    const [short, long] = [new Uint8Array(10_001), new Uint8Array(10_200)];
    expect(paddedSize(short.length)).toBe(paddedSize(long.length));
    const sizes = await Promise.all(
      [short, long].map(async (bytes) => {
        const files = await filesIn({ documents: [{ name: 'a', mediaType: 'text/plain', bytes }] });
        return files[1]!.size;
      }),
    );
    expect(sizes[0]).toBe(sizes[1]);
  });

  it('stores no word of the bid in the clear', async () => {
    const bid = await sealedBid({
      price: { amount: '7654321.98', currency: 'CNY' },
      documents: [{ name: 'secret-name.txt', mediaType: 'text/plain', bytes: utf8.encode('secret-content') }],
    });
    const { files, released } = await envelopeForTest(bid);
    const stored = [
      utf8.encode(JSON.stringify(bid.manifest)),
      ...files,
      ...bid.shares.map(({ ciphertext }) => ciphertext),
    ];
    const all = Buffer.concat(stored).toString('latin1');
    for (const secret of ['7654321.98', 'secret-name', 'secret-content', released[0]!.share])
      expect(all).not.toContain(secret);
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
    const { manifest, signature } = await sealedBid({ envelopes: TWO_ENVELOPES });
    const [first, second] = manifest.envelopes;
    const inFirst = (change: object) => ({ envelopes: [{ ...first!, ...change }, second!] });
    const changes = [
      { project: crypto.randomUUID() },
      { lot: '2' },
      { bidder: 'CN-USCC-91110000000000000X' },
      { version: 7 },
      { round: 2 },
      { threshold: 2 },
      { envelopes: [first!] },
      { envelopes: [second!, first!] },
      inFirst({ files: second!.files }),
      inFirst({ shares: first!.shares.slice(0, 3) }),
      inFirst({ shares: [{ ...first!.shares[0]!, commitment: '0'.repeat(64) }, ...first!.shares.slice(1)] }),
      { sealedAt: '2026-11-25T00:00:00.000Z' },
      { signer: generateSigningKey().publicKey },
    ];
    for (const change of changes) {
      expect(verifyManifest({ ...manifest, ...change }, signature)).toBe(false);
      expect(manifestDigest({ ...manifest, ...change })).not.toBe(manifestDigest(manifest));
    }
  });

  it('shows in a share moved to another bid, version, round, envelope or custodian', async () => {
    const project = crypto.randomUUID();
    const sealing = () => sealedBid({ project, envelopes: TWO_ENVELOPES });
    const [mine, other] = [await sealing(), await sealing()];
    const { ciphertext } = mine.shares[1]!;
    const share = await openShare(ciphertext, mine.custodians[1]!.identity);
    const of = { envelope: 'technical', custodian: mine.custodians[1]!.id };
    expect(checkShareBinding(share, ciphertext, mine.manifest, of)).toBeUndefined();

    const moved = (manifest: typeof mine.manifest, to = of) => ({
      ...manifest,
      envelopes: manifest.envelopes.map((envelope) =>
        envelope.id !== to.envelope
          ? envelope
          : {
              ...envelope,
              shares: envelope.shares.map((entry) =>
                entry.custodian === to.custodian ? { ...entry, sha256: sha256Hex(ciphertext) } : entry,
              ),
            },
      ),
    });
    const found = (manifest: typeof mine.manifest, to = of) => checkShareBinding(share, ciphertext, manifest, to);
    expect(found(moved(other.manifest))).toMatch(/another bid/);
    expect(found(moved({ ...mine.manifest, version: 2 }))).toMatch(/another version/);
    expect(found(moved({ ...mine.manifest, round: 2 }))).toMatch(/another round/);
    const second = { ...of, custodian: mine.custodians[2]!.id };
    expect(found(moved(mine.manifest, second), second)).toMatch(/another custodian/);
    const price = { ...of, envelope: 'price' };
    expect(found(moved(mine.manifest, price), price)).toMatch(/another envelope/);
    expect(found(other.manifest)).toMatch(/not the encrypted share/);
    expect(found(mine.manifest, { ...of, custodian: 'stranger' })).toMatch(/names no share/);
    expect(found(mine.manifest, { ...of, envelope: 'offer' })).toMatch(/no such envelope/);
  });

  it('shows in a share to which its bidder is not bound', async () => {
    const { manifest, shares, custodians } = await sealedBid();
    const { ciphertext } = shares[0]!;
    const share = await openShare(ciphertext, custodians[0]!.identity);
    const [envelope] = manifest.envelopes;
    const [first, second, ...others] = envelope!.shares;
    const uncommitted = { ...first!, commitment: second!.commitment };
    const altered = { ...manifest, envelopes: [{ ...envelope!, shares: [uncommitted, second!, ...others] }] };
    const of = { envelope: 'bid', custodian: 'custodian-1' };
    expect(checkShareBinding(share, ciphertext, altered, of)).toMatch(/manifest commits/);
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
    const { files, identity } = await envelopeForTest(
      await sealedBid({ documents: [{ name: 'a', mediaType: 'application/octet-stream', bytes }] }),
    );
    expect(files).toHaveLength(2);
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
