import { type Sha256 } from '../json/sha256';
import { ProofError } from '../transparency-error';
import { emptyRoot, type Hash, HASH_BYTES, nodeHash, sameHash } from './hash';
import { half, isOdd, isSize } from './size';

/**
 * The root of the tree to which an inclusion proof leads (RFC 9162 §2.1.3.2).
 * @throws {ProofError} `proof-malformed` for an index outside the tree or a proof of another length than that place has
 */
export function rootFromInclusion(
  leafHash: Hash,
  index: number,
  size: number,
  proof: readonly Hash[],
  sha256?: Sha256,
): Hash {
  if (!isSize(size) || !isSize(index) || index >= size || ![leafHash, ...proof].every(isHash)) throw malformed();
  let [at, last, hash] = [index, size - 1, leafHash];
  for (const sibling of proof) {
    if (last === 0) throw malformed();
    if (isOdd(at) || at === last) {
      hash = nodeHash(sibling, hash, sha256);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      hash = nodeHash(hash, sibling, sha256);
    }
    [at, last] = [half(at), half(last)];
  }
  if (last !== 0) throw malformed();
  return hash;
}

/** Whether the proof shows that the leaf is at that index of the tree of that size and root. */
export function verifyInclusion(
  leafHash: Hash,
  index: number,
  size: number,
  proof: readonly Hash[],
  root: Hash,
  sha256?: Sha256,
): boolean {
  return unlessMalformed(() => sameHash(rootFromInclusion(leafHash, index, size, proof, sha256), root));
}

/**
 * Whether the proof shows that the tree of size `to` and root `toRoot` begins with all of the tree of size `from` and root `fromRoot`
 * (RFC 9162 §2.1.4.2). Every tree begins with the empty one, proved by nothing.
 */
export function verifyConsistency(
  from: number,
  fromRoot: Hash,
  to: number,
  toRoot: Hash,
  proof: readonly Hash[],
  sha256?: Sha256,
): boolean {
  if (!isSize(from) || !isSize(to) || from > to || ![fromRoot, toRoot, ...proof].every(isHash)) return false;
  if (from === to) return proof.length === 0 && sameHash(fromRoot, toRoot);
  if (from === 0) return proof.length === 0 && sameHash(fromRoot, emptyRoot());
  return unlessMalformed(() => {
    const roots = rootsFromConsistency(from, fromRoot, to, proof, sha256);
    return sameHash(roots.from, fromRoot) && sameHash(roots.to, toRoot);
  });
}

function rootsFromConsistency(from: number, fromRoot: Hash, to: number, proof: readonly Hash[], sha256?: Sha256) {
  let [at, last] = [from - 1, to - 1];
  while (isOdd(at)) [at, last] = [half(at), half(last)];
  // A complete earlier tree is a subtree of the later one: its root is where the proof starts.
  const [first, ...rest] = at === 0 ? [fromRoot, ...proof] : proof;
  if (first === undefined) throw malformed();
  const roots = { from: first, to: first };
  for (const hash of rest) {
    if (last === 0) throw malformed();
    if (isOdd(at) || at === last) {
      roots.from = nodeHash(hash, roots.from, sha256);
      roots.to = nodeHash(hash, roots.to, sha256);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      roots.to = nodeHash(roots.to, hash, sha256);
    }
    [at, last] = [half(at), half(last)];
  }
  if (last !== 0) throw malformed();
  return roots;
}

const isHash = ({ length }: Hash): boolean => length === HASH_BYTES;

const malformed = (): ProofError => new ProofError('proof-malformed', 'not a proof for this place and size');

function unlessMalformed(holds: () => boolean): boolean {
  try {
    return holds();
  } catch (error) {
    if (error instanceof ProofError) return false;
    throw error;
  }
}
