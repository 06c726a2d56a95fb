import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { bytesToHex } from '@noble/hashes/utils.js';
import { foreseeableBytes } from '../fixtures';
import { leafHash } from '../merkle/hash';
import { rootFromInclusion, verifyInclusion } from '../merkle/verify-proof';
import { EntryError } from '../transparency-error';
import { BATCH_PLACES, SealedBatch, verifySealed } from './sealed-batch';

const random = (count: number) => new Uint8Array(randomBytes(count));
const recordsOf = (count: number) => Array.from({ length: count }, (_, at) => `sealed record ${at}`);

describe('a sealed batch', () => {
  it.each([1, 2, 3, 40, 1000])('of %i records proves each of them as RFC 6962 proves a leaf of 65,536', (count) => {
    const records = recordsOf(count);
    const { root, places } = SealedBatch.build(random, records);
    records.forEach((record, at) => {
      const { place, path } = places[at]!;
      expect(verifyInclusion(leafHash(record), place, 65_536, path, root)).toBe(true);
      expect(verifySealed(record, place, path, root)).toBe(true);
    });
  });

  it('looks the same whatever is in it: a root of 32 bytes and paths of 16 hashes', () => {
    for (const count of [0, 1, 2, 500]) {
      const { root, places } = SealedBatch.build(random, recordsOf(count));
      expect(root).toHaveLength(32);
      expect(places.map(({ path }) => path.length)).toEqual(Array.from({ length: count }, () => 16));
      expect(places.flatMap(({ path }) => path).every(({ length }) => length === 32)).toBe(true);
    }
  });

  it('with nothing in it is 32 random bytes', () => {
    expect(SealedBatch.build(foreseeableBytes('none'), []).root).toEqual(foreseeableBytes('none')(32));
  });

  it('gives each record a place of its own, anywhere', () => {
    const { places } = SealedBatch.build(random, recordsOf(2000));
    const numbers = places.map(({ place }) => place);
    expect(new Set(numbers).size).toBe(2000);
    expect(numbers.every((place) => Number.isInteger(place) && place >= 0 && place < BATCH_PLACES)).toBe(true);
    // Each quarter is hit about 500 times, with a standard deviation of 19.
    for (const quarter of [0, 1, 2, 3])
      expect(Math.abs(numbers.filter((place) => place >> 14 === quarter).length - 500)).toBeLessThan(230);
  });

  it('draws again when two records meet', () => {
    let call = 0;
    // Both records are first sent to place 258.
    const meeting = (count: number) => (call++ === 0 ? Uint8Array.of(1, 2, 1, 2) : random(count));
    const { places, root } = SealedBatch.build(meeting, recordsOf(2));
    expect(places[0]!.place).toBe(258);
    expect(places[1]!.place).not.toBe(258);
    expect(verifySealed('sealed record 1', places[1]!.place, places[1]!.path, root)).toBe(true);
  });

  it('has fresh random bytes beside every record, so that equal batches differ', () => {
    const roots = [1, 2, 3].map(() => bytesToHex(SealedBatch.build(random, recordsOf(1)).root));
    expect(new Set(roots).size).toBe(3);
    const { places } = SealedBatch.build(random, recordsOf(1));
    expect(new Set(places[0]!.path.map(bytesToHex)).size).toBe(16);
  });

  it('shows a record at its own place only', () => {
    const { root, places } = SealedBatch.build(random, recordsOf(2));
    const [{ place, path }] = places as [(typeof places)[number]];
    expect(verifySealed('another record', place, path, root)).toBe(false);
    expect(verifySealed('sealed record 0', place ^ 1, path, root)).toBe(false);
    expect(verifySealed('sealed record 0', place, path.slice(1), root)).toBe(false);
    expect(verifySealed('sealed record 0', -1, path, root)).toBe(false);
    expect(verifySealed('sealed record 0', place + BATCH_PLACES, path, root)).toBe(false);
    expect(verifySealed('sealed record 0', place, path, leafHash('x'))).toBe(false);
  });

  it('may be full, and is then a plain tree', () => {
    const records = recordsOf(BATCH_PLACES);
    let counter = 0;
    // Every place once, in order, and nothing is left to hide.
    const inOrder = (count: number) => {
      if (count === 32) throw new Error('nothing is absent');
      return Uint8Array.from(Array.from({ length: count / 2 }, () => [counter >> 8, counter++ & 0xff]).flat());
    };
    const { root, places } = SealedBatch.build(inOrder, records);
    expect(rootFromInclusion(leafHash(records[777]!), 777, BATCH_PLACES, places[777]!.path)).toEqual(root);
    expect(() => SealedBatch.build(random, recordsOf(BATCH_PLACES + 1))).toThrow(EntryError);
  });
});
