import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inlineFiles } from './submission-form';

/** A bid of two envelopes with files of these sizes, by turns in one and the other; each is named by its place. */
const files = (...sizes: number[]) => {
  const all = sizes.map((size, index) => ({ sha256: String(index), size }));
  const envelope = (id: string, rest: number) => ({
    id,
    recipient: '',
    files: all.filter((_, index) => index % 2 === rest),
    shares: [],
  });
  return { envelopes: [envelope('technical', 0), envelope('price', 1)] };
};

describe('the files that go with a bid itself', () => {
  it('are the small ones, up to what all may have together', () => {
    expect([...inlineFiles(files(1_000, 70_000, 65_536))]).toEqual(['0', '2']);
    expect([...inlineFiles(files(...Array.from({ length: 6 }, () => 65_536)))]).toHaveLength(4);
  });

  it('are never more than the platform takes, and leave out none that would still fit', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200_000), { maxLength: 30 }), (sizes) => {
        const inline = inlineFiles(files(...sizes));
        const total = [...inline].reduce((sum, index) => sum + (sizes[Number(index)] ?? 0), 0);
        expect(total).toBeLessThanOrEqual(262_144);
        sizes.forEach((size, index) => {
          if (!inline.has(String(index))) expect(size > 65_536 || total + size > 262_144).toBe(true);
        });
      }),
    );
  });
});
