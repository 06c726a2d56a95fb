import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash, createHmac } from 'node:crypto';
import { isSeed, shuffle } from './shuffle';

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const idLists = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme-ascii' }), { maxLength: 40 });

/** The same draw again from its written specification (docs/spec/expert-draw.md), with Node's own HMAC. */
function shuffleBySpecification(seed: string, purpose: string, ids: readonly string[]): string[] {
  const hmac = (key: Buffer, ...parts: Uint8Array[]) => createHmac('sha256', key).update(Buffer.concat(parts)).digest();
  const material = Buffer.concat([Buffer.from(seed, 'hex'), Buffer.from(purpose, 'utf8')]);
  let key = hmac(Buffer.alloc(32), Buffer.alloc(32, 1), Uint8Array.of(0), material);
  let value = hmac(key, Buffer.alloc(32, 1));
  key = hmac(key, value, Uint8Array.of(1), material);
  value = hmac(key, value);
  const word = (): bigint => {
    value = hmac(key, value);
    const drawn = BigInt(value.readUInt32BE(0));
    key = hmac(key, value, Uint8Array.of(0));
    value = hmac(key, value);
    return drawn;
  };
  const order = [...ids].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  for (let i = order.length - 1; i > 0; i -= 1) {
    const bound = BigInt(i + 1);
    let drawn = word();
    while (drawn >= 2n ** 32n - (2n ** 32n % bound)) drawn = word();
    const j = Number(drawn % bound);
    const [a, b] = [order[i] as string, order[j] as string];
    [order[i], order[j]] = [b, a];
  }
  return order;
}

describe('the drawn order', () => {
  it('is what its specification gives, for any seed, purpose and ids', () => {
    fc.assert(
      fc.property(seeds, fc.string(), idLists, (seed, purpose, ids) => {
        expect(shuffle(seed, purpose, ids)).toEqual(shuffleBySpecification(seed, purpose, ids));
      }),
    );
  });

  it('holds the same ids, does not depend on their order, and leaves the list given alone', () => {
    fc.assert(
      fc.property(seeds, idLists, (seed, ids) => {
        const given = Object.freeze([...ids]);
        const order = shuffle(seed, 'p', given);
        expect([...order].sort()).toEqual([...ids].sort());
        expect(shuffle(seed, 'p', [...ids].reverse())).toEqual(order);
      }),
    );
  });

  it('gives each of the 24 orders of four its share (chi-square over 4800 fixed seeds)', () => {
    const counts = new Map<string, number>();
    const DRAWS = 4_800;
    for (let at = 0; at < DRAWS; at += 1) {
      const order = shuffle(createHash('sha256').update(`seed ${at}`).digest('hex'), 'p', ['a', 'b', 'c', 'd']).join(
        '',
      );
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    const expected = DRAWS / 24;
    const chiSquare = [...counts.values()].reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
    expect(counts.size).toBe(24);
    // 23 degrees of freedom: above 49.73 with probability 0.001.
    expect(chiSquare).toBeLessThan(49.73);
  });

  it('differs by purpose', () => {
    const ids = Array.from({ length: 20 }, (_, at) => `e${at}`);
    expect(shuffle('0'.repeat(64), 'one', ids)).not.toEqual(shuffle('0'.repeat(64), 'two', ids));
  });

  it.each(['', '0'.repeat(63), '0'.repeat(65), 'A'.repeat(64), 'g'.repeat(64), `${'0'.repeat(64)}\n`])(
    'is not drawn from %j',
    (seed) => {
      expect(isSeed(seed)).toBe(false);
      expect(() => shuffle(seed, 'p', ['a'])).toThrow(RangeError);
    },
  );
});
