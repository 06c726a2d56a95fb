import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sealedBid, TWO_ENVELOPES } from '../fixtures';
import { type BidManifest, checkManifest, manifestDigest, type SealedEnvelope } from './manifest';

describe('the form of a manifest', () => {
  let manifest: BidManifest;
  beforeAll(async () => {
    ({ manifest } = await sealedBid({ envelopes: TWO_ENVELOPES }));
  });

  const refusedWith = (changed: object, path: string) => {
    const problems = checkManifest(changed);
    expect(problems.map((problem) => problem.split(':')[0])).toContain(path);
  };

  it.each<[string, object]>([
    ['type', { type: 'mingtang/sealed-bid/v1' }],
    ['project', { project: 'p' }],
    ['lot', { lot: '' }],
    ['lot', { lot: 'a\nb' }],
    ['bidder', { bidder: '' }],
    ['version', { version: 0 }],
    ['version', { version: 1.5 }],
    ['round', { round: 0 }],
    ['threshold', { threshold: 1 }],
    ['threshold', { threshold: 6 }],
    ['envelopes', { envelopes: [] }],
    ['sealedAt', { sealedAt: 'yesterday' }],
    ['signer', { signer: 'AAAA' }],
    ['price', { price: { amount: '1', currency: 'CNY' } }],
    ['recipient', { recipient: 'age1qqqq' }],
  ])('is refused with the path of a wrong %s', (path, change) => refusedWith({ ...manifest, ...change }, path));

  it.each<[string, (second: SealedEnvelope, first: SealedEnvelope) => object]>([
    ['id', () => ({ id: 'Price' })],
    ['id', (_, { id }) => ({ id })],
    ['recipient', () => ({ recipient: 'age1qqqq' })],
    ['recipient', (_, { recipient }) => ({ recipient })],
    ['price', () => ({ price: '1' })],
    ['files', () => ({ files: [] })],
    ['files[0].size', ({ files }) => ({ files: [{ ...files[0], size: 10 }] })],
    ['files[0].sha256', ({ files }) => ({ files: [{ ...files[0], sha256: 'AB' }] })],
    ['files[1].sha256', ({ files }) => ({ files: [files[0], files[0]] })],
    ['files[0].sha256', (_, { files }) => ({ files })],
    ['shares[0].recipient', ({ shares }) => ({ shares: [{ ...shares[0], recipient: 'age1' }, ...shares.slice(1)] })],
    ['shares[1].custodian', ({ shares }) => ({ shares: [shares[0], shares[0], ...shares.slice(2)] })],
    ['shares[0].commitment', ({ shares }) => ({ shares: [{ ...shares[0], commitment: '' }, ...shares.slice(1)] })],
    [
      'shares[1].commitment',
      ({ shares }) => ({
        shares: [shares[0], { ...shares[1], commitment: shares[0]!.commitment }, ...shares.slice(2)],
      }),
    ],
  ])('is refused with the path of a wrong %s of its second envelope', (path, change) => {
    const [first, second] = manifest.envelopes as [SealedEnvelope, SealedEnvelope];
    refusedWith({ ...manifest, envelopes: [first, { ...second, ...change(second, first) }] }, `envelopes[1].${path}`);
  });

  it('is checked for anything whatever, without an exception', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => checkManifest(value).length > 0));
  });

  it('has a digest that does not depend on the order of its fields', () => {
    const reversed = Object.fromEntries(Object.entries(manifest).reverse()) as unknown as BidManifest;
    expect(manifestDigest(reversed)).toBe(manifestDigest(manifest));
  });
});
