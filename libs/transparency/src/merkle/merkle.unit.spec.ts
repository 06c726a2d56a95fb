import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { byTheRfc, KeptTree, leavesOf } from '../fixtures';
import { CompactTree, treeRoot } from './compact-tree';
import { emptyRoot, type Hash, leafHash, nodeHash } from './hash';
import { consistencyProof, inclusionProof, rootOfSize } from './prove';
import { rootFromInclusion, verifyConsistency, verifyInclusion } from './verify-proof';

/** Of certificate-transparency's merkle_tree_test.cc: leaves, and the root of the first one, two, three… */
const CT = {
  leaves: ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'],
  roots: [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ],
};
const [A, B, C, D, E] = [
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
];
const ctLeaves = CT.leaves.map((leaf) => leafHash(hexToBytes(leaf)));
const hexOf = (hashes: readonly Hash[]): string[] => hashes.map(bytesToHex);

const flipped = (hash: Hash): Hash => hash.map((byte, at) => (at === 7 ? byte ^ 1 : byte));

describe('a tree of RFC 6962', () => {
  it('has the roots that Certificate Transparency has published', () => {
    expect(bytesToHex(emptyRoot())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hexOf(ctLeaves.map((_, at) => treeRoot(ctLeaves.slice(0, at + 1))))).toEqual(CT.roots);
  });

  it.each([
    [0, 1, []],
    [0, 8, [A, B, C]],
    [5, 8, [D, E, CT.roots[3]]],
    [2, 3, [CT.roots[1]]],
    [1, 5, [CT.roots[0], B, D]],
  ])('has the published proof that leaf %i is among %i', async (index, size, proof) => {
    expect(hexOf(await inclusionProof(index, size, new KeptTree(ctLeaves.slice(0, size)).read))).toEqual(proof);
  });

  it.each([
    [1, 1, []],
    [1, 8, [A, B, C]],
    [6, 8, ['0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a', E, CT.roots[3]]],
    [2, 5, [B, D]],
  ])('has the published proof that %i leaves grew to %i', async (from, to, proof) => {
    expect(hexOf(await consistencyProof(from, to, new KeptTree(ctLeaves.slice(0, to)).read))).toEqual(proof);
  });

  it('of any size has the root and the proofs of the RFC, and they verify', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(), async (size, some, other) => {
        const leaves = leavesOf(size);
        const tree = new KeptTree(leaves);
        const [index, from] = [some % size, (other % size) + 1];
        expect(tree.root(size)).toEqual(byTheRfc.root(leaves));
        expect(await rootOfSize(size, tree.read)).toEqual(tree.root(size));
        const inclusion = await inclusionProof(index, size, tree.read);
        expect(inclusion).toEqual(byTheRfc.path(index, leaves));
        expect(verifyInclusion(leaves[index]!, index, size, inclusion, tree.root(size))).toBe(true);
        const consistency = await consistencyProof(from, size, tree.read);
        expect(consistency).toEqual(byTheRfc.subproof(from, leaves));
        expect(verifyConsistency(from, tree.root(from), size, tree.root(size), consistency)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('goes on from what was kept of it', () => {
    const leaves = leavesOf(77);
    for (let size = 0; size <= leaves.length; size++) {
      const before = new CompactTree();
      leaves.slice(0, size).forEach((leaf) => before.append(leaf));
      const after = new CompactTree(before.size, before.hashes());
      leaves.slice(size).forEach((leaf) => after.append(leaf));
      expect(after.root()).toEqual(byTheRfc.root(leaves));
    }
  });

  it('is not taken up from hashes that are not those of its size', () => {
    const [hash] = leavesOf(1) as [Hash];
    for (const [size, hashes] of [
      [1, []],
      [2, [hash, hash]],
      [0, [hash]],
      [-1, []],
      [1.5, [hash]],
      [1, [hash.slice(1)]],
    ] as const)
      expect(() => new CompactTree(size, hashes)).toThrow(expect.objectContaining({ code: 'proof-malformed' }));
  });

  it('hashes with whatever SHA-256 it is given', () => {
    const leaves = leavesOf(9);
    let calls = 0;
    const sha256 = (bytes: Uint8Array) => {
      calls += 1;
      return new Uint8Array(createHash('sha256').update(bytes).digest());
    };
    expect(treeRoot(leaves, sha256)).toEqual(byTheRfc.root(leaves));
    expect(calls).toBe(8);
  });
});

describe('a proof', () => {
  it('of inclusion holds for its leaf, index, size and root alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 130 }), fc.nat(), fc.nat(), async (size, some, at) => {
        const leaves = leavesOf(size);
        const tree = new KeptTree(leaves);
        const index = some % size;
        const proof = await inclusionProof(index, size, tree.read);
        const [leaf, root] = [leaves[index]!, tree.root(size)];
        expect(verifyInclusion(leaf, (index + 1) % size, size, proof, root)).toBe(false);
        expect(verifyInclusion(flipped(leaf), index, size, proof, root)).toBe(false);
        expect(verifyInclusion(leaf, index, size, proof, flipped(root))).toBe(false);
        expect(verifyInclusion(leaf, index, size, [...proof, leaf], root)).toBe(false);
        expect(verifyInclusion(leaf, index, size, proof.slice(1), root)).toBe(false);
        expect(verifyInclusion(leaf, size, size, proof, root)).toBe(false);
        const changed = proof.map((hash, place) => (place === at % proof.length ? flipped(hash) : hash));
        expect(verifyInclusion(leaf, index, size, changed, root)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('of consistency holds for its two sizes and roots alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 130 }), fc.nat(), fc.nat(), async (to, some, at) => {
        const tree = new KeptTree(leavesOf(to));
        const from = 1 + (some % (to - 1));
        const proof = await consistencyProof(from, to, tree.read);
        const [old, root] = [tree.root(from), tree.root(to)];
        expect(verifyConsistency(from, flipped(old), to, root, proof)).toBe(false);
        expect(verifyConsistency(from, old, to, flipped(root), proof)).toBe(false);
        expect(verifyConsistency(from, old, to, root, [...proof, root])).toBe(false);
        expect(verifyConsistency(from, old, to, root, proof.slice(1))).toBe(false);
        expect(verifyConsistency(to, root, from, old, proof)).toBe(false);
        const changed = proof.map((hash, place) => (place === at % proof.length ? flipped(hash) : hash));
        expect(verifyConsistency(from, old, to, root, changed)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('that nothing changed, or that a log began empty, is empty', () => {
    const tree = new KeptTree(leavesOf(5));
    const root = tree.root(5);
    expect(verifyConsistency(5, root, 5, root, [])).toBe(true);
    expect(verifyConsistency(0, emptyRoot(), 5, root, [])).toBe(true);
    expect(verifyConsistency(0, emptyRoot(), 0, emptyRoot(), [])).toBe(true);
    expect(verifyConsistency(5, root, 5, root, [root])).toBe(false);
    expect(verifyConsistency(5, root, 5, tree.root(4), [])).toBe(false);
    expect(verifyConsistency(0, emptyRoot(), 5, root, [root])).toBe(false);
    expect(verifyConsistency(0, root, 5, root, [])).toBe(false);
  });

  it('works at sizes past 32 bits', () => {
    const [leaf, sibling] = leavesOf(2) as [Hash, Hash];
    const size = 2 ** 40 + 1;
    expect(rootFromInclusion(leaf, size - 1, size, [sibling])).toEqual(nodeHash(sibling, leaf));
    expect(
      rootFromInclusion(
        leaf,
        0,
        size,
        Array.from({ length: 41 }, () => sibling),
      ),
    ).toHaveLength(32);
    expect(verifyConsistency(2 ** 40, sibling, size, nodeHash(sibling, leaf), [leaf])).toBe(true);
  });

  it.each([
    [-1, 2],
    [2, 2],
    [0, 0],
    [0.5, 2],
    [Number.NaN, 2],
    [0, 2 ** 53],
  ])('of inclusion at %p of %p is refused as malformed', async (index, size) => {
    const [leaf] = leavesOf(1) as [Hash];
    const refusal = expect.objectContaining({ code: 'proof-malformed' });
    expect(() => rootFromInclusion(leaf, index, size, [leaf])).toThrow(refusal);
    await expect(inclusionProof(index, size, async () => leaf)).rejects.toEqual(refusal);
  });

  it('is never read from arbitrary hashes but with its own refusal', () => {
    const hashes = fc.array(fc.uint8Array({ minLength: 31, maxLength: 33 }), { maxLength: 70 });
    const size = fc.oneof(fc.nat(40), fc.maxSafeInteger(), fc.double());
    fc.assert(
      fc.property(hashes, size, size, fc.uint8Array({ minLength: 32, maxLength: 32 }), (proof, one, other, hash) => {
        expect(verifyInclusion(hash, one, other, proof, hash)).toBe(other === 1 && one === 0 && proof.length === 0);
        expect(typeof verifyConsistency(one, hash, other, hash, proof)).toBe('boolean');
      }),
    );
  });
});
