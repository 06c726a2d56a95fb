import { portableSha256, type Sha256 } from '../json/sha256';
import { type Hash, HASH_BYTES, leafHash, nodeHash } from '../merkle/hash';
import { verifyInclusion } from '../merkle/verify-proof';
import { EntryError } from '../transparency-error';

/** Height of a batch's tree, so hashes in every path. */
export const BATCH_DEPTH = 16;
/** Places of a batch. */
export const BATCH_PLACES = 2 ** BATCH_DEPTH;

/** Where a sealed record stands in its batch. */
export interface SealedPlace {
  /** From 0. */
  readonly place: number;
  /** Inclusion path, from the leaf's sibling up. */
  readonly path: readonly Hash[];
}

/** @returns that many bytes that nobody can foresee */
export type RandomBytes = (count: number) => Uint8Array;

/**
 * Sealed records under one root that tells nothing of them, not even how many there are: each at a random place of a complete tree of
 * 65,536, and wherever there is none below a node, that node is 32 random bytes. So every root is as random as that of an empty
 * batch, and every path is 16 hashes, of which none tells a record from nothing.
 */
export class SealedBatch {
  private constructor(
    readonly root: Hash,
    /** Of each record, in the order given. */
    readonly places: readonly SealedPlace[],
  ) {}

  /** @throws {EntryError} for more records than places */
  static build(random: RandomBytes, records: readonly (Uint8Array | string)[], sha256?: Sha256): SealedBatch {
    const taken = randomPlaces(random, records.length);
    const nodes = new Map(taken.map((place, at) => [place, leafHash(records[at]!, sha256)]));
    const levels = climb(nodes, () => random(HASH_BYTES), sha256);
    // An empty batch needs no more than a root.
    const root = levels[BATCH_DEPTH]!.get(0) ?? random(HASH_BYTES);
    const places = taken.map((place) => ({ place, path: pathOf(place, levels) }));
    return new SealedBatch(root, places);
  }
}

/** Whether a sealed record is at that place of the batch of that root: an RFC 6962 inclusion proof in a tree of 65,536. */
export function verifySealed(
  record: Uint8Array | string,
  place: number,
  path: readonly Hash[],
  root: Hash,
  sha256: Sha256 = portableSha256,
): boolean {
  return verifyInclusion(leafHash(record, sha256), place, BATCH_PLACES, path, root, sha256);
}

/** Distinct places, each as likely as any other. */
function randomPlaces(random: RandomBytes, count: number): number[] {
  if (count > BATCH_PLACES) throw new EntryError(`a batch has ${BATCH_PLACES} places`);
  const places = new Set<number>();
  while (places.size < count) {
    const bytes = random(2 * (count - places.size));
    for (let at = 0; at < bytes.length; at += 2) places.add(bytes[at]! * 256 + bytes[at + 1]!);
  }
  return [...places];
}

type Level = Map<number, Hash>;

/** The nodes above and beside the records, level by level up to the root. */
function climb(leaves: Level, absent: () => Hash, sha256?: Sha256): Level[] {
  const levels: Level[] = [leaves];
  for (let below = leaves; levels.length <= BATCH_DEPTH; below = levels.at(-1)!) {
    const level: Level = new Map();
    for (const index of [...below.keys()]) {
      const sibling = index ^ 1;
      if (!below.has(sibling)) below.set(sibling, absent());
    }
    for (const [index, left] of below)
      if (index % 2 === 0) level.set(index / 2, nodeHash(left, below.get(index + 1)!, sha256));
    levels.push(level);
  }
  return levels;
}

const pathOf = (place: number, levels: readonly Level[]): Hash[] =>
  Array.from({ length: BATCH_DEPTH }, (_, height) => levels[height]!.get((place >> height) ^ 1)!);
