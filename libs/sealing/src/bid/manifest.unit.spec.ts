import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sealedBid } from '../fixtures';
import { type BidManifest, checkManifest, manifestDigest } from './manifest';

describe('the form of a manifest', () => {
  let manifest: BidManifest;
  beforeAll(async () => {
    ({ manifest } = await sealedBid());
  });

  it.each<[string, (manifest: BidManifest) => object]>([
    ['type', () => ({ type: 'mingtang/sealed-bid/v2' })],
    ['project', () => ({ project: 'p' })],
    ['lot', () => ({ lot: '' })],
    ['lot', () => ({ lot: 'a\nb' })],
    ['bidder', () => ({ bidder: '' })],
    ['version', () => ({ version: 0 })],
    ['version', () => ({ version: 1.5 })],
    ['recipient', () => ({ recipient: 'age1qqqq' })],
    ['threshold', () => ({ threshold: 1 })],
    ['threshold', () => ({ threshold: 6 })],
    ['files', () => ({ files: [] })],
    ['files[0].size', ({ files }) => ({ files: [{ ...files[0], size: 10 }] })],
    ['files[0].sha256', ({ files }) => ({ files: [{ ...files[0], sha256: 'AB' }] })],
    ['files[1].sha256', ({ files }) => ({ files: [files[0], files[0]] })],
    ['shares[0].recipient', ({ shares }) => ({ shares: [{ ...shares[0], recipient: 'age1' }, ...shares.slice(1)] })],
    ['shares[1].custodian', ({ shares }) => ({ shares: [shares[0], shares[0], shares[1]] })],
    ['sealedAt', () => ({ sealedAt: 'yesterday' })],
    ['signer', () => ({ signer: 'AAAA' })],
    ['price', () => ({ price: { amount: '1', currency: 'CNY' } })],
  ])('is refused with the path of a wrong %s', (path, change) => {
    const problems = checkManifest({ ...manifest, ...change(manifest) });
    expect(problems.map((problem) => problem.split(':')[0])).toContain(path);
  });

  it('is checked for anything whatever, without an exception', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => checkManifest(value).length > 0));
  });

  it('has a digest that does not depend on the order of its fields', () => {
    const reversed = Object.fromEntries(Object.entries(manifest).reverse()) as unknown as BidManifest;
    expect(manifestDigest(reversed)).toBe(manifestDigest(manifest));
  });
});
