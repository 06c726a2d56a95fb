import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inlineFiles } from './submission-form';

const files = (...sizes: number[]) => ({ files: sizes.map((size) => ({ sha256: 'ab'.repeat(32), size })) });

describe('the files that go with a bid itself', () => {
  it('are the small ones, up to what all may have together', () => {
    expect([...inlineFiles(files(1_000, 70_000, 65_536))]).toEqual([0, 2]);
    expect([...inlineFiles(files(...Array.from({ length: 6 }, () => 65_536)))]).toEqual([0, 1, 2, 3]);
  });

  it('are never more than the platform takes, and leave out none that would still fit', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200_000), { maxLength: 30 }), (sizes) => {
        const inline = inlineFiles(files(...sizes));
        const total = [...inline].reduce((sum, index) => sum + (sizes[index] ?? 0), 0);
        expect(total).toBeLessThanOrEqual(262_144);
        sizes.forEach((size, index) => {
          if (!inline.has(index)) expect(size > 65_536 || total + size > 262_144).toBe(true);
        });
      }),
    );
  });
});
