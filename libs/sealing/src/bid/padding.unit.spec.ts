import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { paddedSize } from './padding';

describe('padding', () => {
  it('is to at least 4096 bytes', () => {
    expect(paddedSize(0)).toBe(4096);
    expect(paddedSize(4096)).toBe(4096);
    expect(paddedSize(4097)).toBeGreaterThan(4097);
  });

  it.each([
    [5_000, 5_120],
    [1_000_000, 1_015_808],
    [50_000_000, 50_331_648],
  ])('puts %d bytes into the Padmé bucket of %d', (size, bucket) => {
    expect(paddedSize(size)).toBe(bucket);
  });

  it('never shrinks, adds at most 12 per cent above the smallest, grows with the size and is its own bucket', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4096, max: 2 ** 40 }), (size) => {
        const padded = paddedSize(size);
        expect(padded).toBeGreaterThanOrEqual(size);
        expect(padded).toBeLessThanOrEqual(size * 1.12);
        expect(paddedSize(padded)).toBe(padded);
        expect(paddedSize(size + 1)).toBeGreaterThanOrEqual(padded);
      }),
    );
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 60])('refuses %d, which is no size', (size) => {
    expect(() => paddedSize(size)).toThrow(RangeError);
  });
});
