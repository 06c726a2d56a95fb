import { beforeAll, describe, expect, it } from '@jest/globals';
import { base64 } from '@scure/base';
import { canonicalJson, generateSigningKey, type SigningKey } from '@mingtang/sealing';
import { sealedBid, type SealedForTest, TWO_ENVELOPES } from '@mingtang/sealing/fixtures';
import { randomUUID } from 'node:crypto';
import { keptFrom, type WantedBid } from './saved-bid';

let sealed: SealedForTest;
let wanted: WantedBid;
let texts: Map<string, string>;

beforeAll(async () => {
  const signer: SigningKey = generateSigningKey();
  sealed = await sealedBid({ signer, envelopes: TWO_ENVELOPES });
  const { manifest, signature, shares, keys } = sealed;
  wanted = manifest;
  texts = new Map([
    ['manifest.json', canonicalJson(manifest)],
    ['signature.txt', `${signature}\n`],
    [
      'shares.json',
      JSON.stringify(shares.map(({ ciphertext, ...of }) => ({ ...of, ciphertext: base64.encode(ciphertext) }))),
    ],
    ['bid-key.json', JSON.stringify({ keys, signer })],
  ]);
});

const taken = (changed: Readonly<Record<string, string>> = {}, other: Partial<WantedBid> = {}) =>
  keptFrom(new Map([...texts, ...Object.entries(changed)]), { ...wanted, ...other });

describe('a bid that was saved', () => {
  it('is taken back with its keys', async () => {
    const { manifest, signature, keys } = sealed;
    expect(await taken()).toMatchObject({ bidder: manifest.bidder, manifest, signature, keys, receipts: {} });
  });

  it.each([
    ['another bid’s', { bid: randomUUID() }, 'other-bid'],
    ['another bidder’s', { bidder: 'CN-USCC-91110000000000000B' }, 'other-bid'],
    ['an earlier version’s', { version: 2 }, 'other-version'],
  ] as const)('is not taken where it is %s', async (_, other, why) => {
    await expect(taken({}, other)).rejects.toMatchObject({ why });
  });

  it.each(['manifest.json', 'bid-key.json', 'shares.json'])('is none without its %s', async (path) => {
    await expect(taken({ [path]: '' })).rejects.toMatchObject({ why: 'not-a-saved-bid' });
  });

  it('is not taken with a signature, an opening key or a signing key of something else', async () => {
    const other = await sealedBid({ envelopes: TWO_ENVELOPES });
    const [technical, price] = sealed.keys;
    const signer = generateSigningKey();
    const keys = JSON.parse(texts.get('bid-key.json') ?? '') as object;
    for (const changed of [
      { 'signature.txt': other.signature },
      { 'bid-key.json': JSON.stringify({ ...keys, keys: other.keys }) },
      { 'bid-key.json': JSON.stringify({ ...keys, keys: [technical, other.keys[1]] }) },
      { 'bid-key.json': JSON.stringify({ ...keys, keys: [technical] }) },
      { 'bid-key.json': JSON.stringify({ ...keys, keys: [price, price] }) },
      { 'bid-key.json': JSON.stringify({ ...keys, keys: undefined }) },
      { 'bid-key.json': JSON.stringify({ ...keys, signer }) },
      { 'receipt-bid-submitted.txt': 'no receipt' },
    ])
      await expect(taken(changed)).rejects.toMatchObject({ why: 'altered' });
  });
});
