import { portableSha256, type Sha256 } from '../json/sha256';
import { ProofError } from '../transparency-error';
import { emptyRoot, type Hash, HASH_BYTES, nodeHash } from './hash';
import { half, isOdd, isSize } from './size';

/** Hears of each complete subtree as it comes to be: its height, its place among those of that height, its hash. */
export type OnSubtree = (level: number, index: number, hash: Hash) => void;

/** A Merkle tree (RFC 6962) as far as appending needs it: the roots of its complete subtrees, at most one a height. */
export class CompactTree {
  #size: number;
  /** Of the complete subtrees from left to right, so from the largest to the smallest. */
  readonly #hashes: Hash[];

  /**
   * @param hashes what {@link hashes} gave of a tree of that size
   * @throws {ProofError} `proof-malformed` if they are not as many as such a tree has
   */
  constructor(
    size = 0,
    hashes: readonly Hash[] = [],
    private readonly sha256: Sha256 = portableSha256,
  ) {
    if (!isSize(size) || hashes.length !== completeSubtrees(size) || hashes.some(({ length }) => length !== HASH_BYTES))
      throw new ProofError('proof-malformed', `not the hashes of a tree of ${size} leaves`);
    this.#size = size;
    this.#hashes = [...hashes];
  }

  /** Leaves. */
  get size(): number {
    return this.#size;
  }

  append(leafHash: Hash, onSubtree?: OnSubtree): void {
    let [hash, level, index] = [leafHash, 0, this.#size];
    onSubtree?.(level, index, hash);
    while (isOdd(index)) {
      hash = nodeHash(this.#hashes.pop()!, hash, this.sha256);
      index = half(index);
      onSubtree?.(++level, index, hash);
    }
    this.#hashes.push(hash);
    this.#size += 1;
  }

  /** The Merkle tree hash of all leaves so far. */
  root(): Hash {
    if (this.#size === 0) return emptyRoot();
    return this.#hashes.reduceRight((right, left) => nodeHash(left, right, this.sha256));
  }

  /** All that a later {@link CompactTree} needs to go on. */
  hashes(): Hash[] {
    return [...this.#hashes];
  }
}

/** The root of a tree of these leaves. */
export function treeRoot(leafHashes: Iterable<Hash>, sha256?: Sha256): Hash {
  const tree = new CompactTree(0, [], sha256);
  for (const hash of leafHashes) tree.append(hash);
  return tree.root();
}

function completeSubtrees(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = half(rest)) count += rest % 2;
  return count;
}
