import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { CompactTree } from './merkle/compact-tree';
import { emptyRoot, type Hash, leafHash, nodeHash } from './merkle/hash';
import { type HashReader } from './merkle/prove';
import { signingKeyOf } from './note/ed25519';
import { cosignerKeyOf, verifierKeyOf } from './note/verifier-key';

/** Leaves that differ. */
export const leavesOf = (size: number): Hash[] => Array.from({ length: size }, (_, at) => leafHash(`entry ${at}`));

/** RFC 6962 §2.1 and §2.1.1–2 word for word: slow, and plain to see that it is right. */
export const byTheRfc = {
  root(leaves: readonly Hash[]): Hash {
    if (leaves.length === 0) return emptyRoot();
    if (leaves.length === 1) return leaves[0]!;
    const k = splitByTheRfc(leaves.length);
    return nodeHash(byTheRfc.root(leaves.slice(0, k)), byTheRfc.root(leaves.slice(k)));
  },
  path(m: number, leaves: readonly Hash[]): Hash[] {
    if (leaves.length === 1) return [];
    const k = splitByTheRfc(leaves.length);
    return m < k
      ? [...byTheRfc.path(m, leaves.slice(0, k)), byTheRfc.root(leaves.slice(k))]
      : [...byTheRfc.path(m - k, leaves.slice(k)), byTheRfc.root(leaves.slice(0, k))];
  },
  subproof(m: number, leaves: readonly Hash[], whole = true): Hash[] {
    if (m === leaves.length) return whole ? [] : [byTheRfc.root(leaves)];
    const k = splitByTheRfc(leaves.length);
    return m <= k
      ? [...byTheRfc.subproof(m, leaves.slice(0, k), whole), byTheRfc.root(leaves.slice(k))]
      : [...byTheRfc.subproof(m - k, leaves.slice(k), false), byTheRfc.root(leaves.slice(0, k))];
  },
};

function splitByTheRfc(n: number): number {
  return n <= 2 ? 1 : 2 * splitByTheRfc(Math.ceil(n / 2));
}

/** All complete subtrees of a tree, kept in memory. */
export class KeptTree {
  readonly #subtrees = new Map<string, Hash>();
  readonly #roots: Hash[] = [];

  constructor(leaves: Iterable<Hash>) {
    const tree = new CompactTree();
    for (const leaf of leaves) {
      this.#roots.push(tree.root());
      tree.append(leaf, (level, index, hash) => this.#subtrees.set(`${level}/${index}`, hash));
    }
    this.#roots.push(tree.root());
  }

  /** Root of the first leaves. */
  root(size: number): Hash {
    return this.#roots[size]!;
  }

  subtree(level: number, index: number): Hash {
    const hash = this.#subtrees.get(`${level}/${index}`);
    if (!hash) throw new Error(`no subtree ${level}/${index}`);
    return hash;
  }

  readonly read: HashReader = (level, index) => Promise.resolve(this.subtree(level, index));
}

/** A signer of notes and of cosignatures. */
export function signer(name: string, filledWith: number) {
  const seed = new Uint8Array(32).fill(filledWith);
  const publicKey = base64.decode(signingKeyOf(seed).publicKey);
  return { name, seed, publicKey, key: verifierKeyOf(name, publicKey), witnessKey: cosignerKeyOf(name, publicKey) };
}

export const LOG = signer('mingtang.example/log', 1);
export const WITNESSES = [2, 3, 4].map((filledWith) => signer(`witness.example/w${filledWith - 1}`, filledWith));

/** Bytes that look random and are the same in every run. */
export function foreseeableBytes(label: string): (count: number) => Uint8Array {
  let counter = 0;
  return (count) => {
    const blocks = Array.from({ length: Math.ceil(count / 32) }, () => leafHash(utf8ToBytes(`${label} ${counter++}`)));
    return Uint8Array.from(blocks.flatMap((block) => [...block])).slice(0, count);
  };
}
