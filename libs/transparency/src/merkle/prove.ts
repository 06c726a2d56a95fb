import { type Sha256 } from '../json/sha256';
import { ProofError } from '../transparency-error';
import { type Hash, nodeHash } from './hash';
import { heightOf, isSize, splitOf } from './size';

/**
 * Reads the hash of a complete subtree of a tree: with `level` its height and `index` its place among those of that height, it
 * covers the leaves from `index · 2^level` up to `(index + 1) · 2^level`, that one excluded.
 */
export type HashReader = (level: number, index: number) => Promise<Hash>;

/**
 * That the leaf at `index` is in the tree of that size (RFC 6962 §2.1.1): from the leaf's sibling up.
 * @throws {ProofError} `proof-malformed` if there is no such leaf
 */
export async function inclusionProof(index: number, size: number, read: HashReader, sha256?: Sha256): Promise<Hash[]> {
  if (!isSize(size) || !isSize(index) || index >= size) throw new ProofError('proof-malformed', 'no such leaf');
  const siblings: Range[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      siblings.push([middle, end]);
      end = middle;
    } else {
      siblings.push([start, middle]);
      start = middle;
    }
  }
  return rootsOf(siblings.reverse(), read, sha256);
}

/**
 * That a tree grew out of its earlier self by appending only (RFC 6962 §2.1.2); empty if one of the two is empty or both are the same.
 * @throws {ProofError} `proof-malformed` if the tree of size `from` is no earlier self of one of size `to`
 */
export async function consistencyProof(from: number, to: number, read: HashReader, sha256?: Sha256): Promise<Hash[]> {
  if (!isSize(from) || !isSize(to) || from > to) throw new ProofError('proof-malformed', 'a tree does not shrink');
  if (from === 0 || from === to) return [];
  const parts: Range[] = [];
  let [start, end] = [0, to];
  while (from !== end) {
    const middle = start + splitOf(end - start);
    if (from <= middle) {
      parts.push([middle, end]);
      end = middle;
    } else {
      parts.push([start, middle]);
      start = middle;
    }
  }
  // The verifier knows the old root; what is left equals it if it starts at the first leaf.
  if (start > 0) parts.push([start, end]);
  return rootsOf(parts.reverse(), read, sha256);
}

/** The root of a tree of that size, from its complete subtrees. */
export async function rootOfSize(size: number, read: HashReader, sha256?: Sha256): Promise<Hash> {
  if (!isSize(size) || size === 0) throw new ProofError('proof-malformed', 'a tree without leaves has nothing to read');
  return rootOf([0, size], read, sha256);
}

/** Leaves from the first index up to the second, that one excluded. */
type Range = readonly [start: number, end: number];

const rootsOf = (ranges: readonly Range[], read: HashReader, sha256?: Sha256): Promise<Hash[]> =>
  Promise.all(ranges.map((range) => rootOf(range, read, sha256)));

async function rootOf([start, end]: Range, read: HashReader, sha256?: Sha256): Promise<Hash> {
  const size = end - start;
  const height = heightOf(size);
  if (height !== undefined) return read(height, start / size);
  const middle = start + splitOf(size);
  const [left, right] = await Promise.all([rootOf([start, middle], read, sha256), rootOf([middle, end], read, sha256)]);
  return nodeHash(left, right, sha256);
}
