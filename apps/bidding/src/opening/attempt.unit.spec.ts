import { describe, expect, it } from '@jest/globals';
import { isFinalFailure, shareFailure } from './attempt';

describe('why released shares did not open an envelope (OPN-04)', () => {
  it.each([
    ['no custodian says that its share is no good: they owe it, or another than they gave', 0, 'shares-missing'],
    ['those who do not say so could just open it', 2, 'shares-missing'],
    ['too few are left to open it', 3, 'share-invalid'],
    ['everyone says so', 5, 'share-invalid'],
  ] as const)('%s', (_, faults, expected) => {
    expect(shareFailure({ threshold: 3, custodians: 5, faults })).toBe(expected);
  });

  it('leaves open only what another share or a repaired disk may cure', () => {
    expect(isFinalFailure('price-unreadable')).toBe(true);
    expect(isFinalFailure('manifest-mismatch')).toBe(true);
    expect(isFinalFailure('file-damaged')).toBe(false);
    expect(isFinalFailure('shares-missing')).toBe(false);
    expect(isFinalFailure('share-invalid')).toBe(false);
  });
});
