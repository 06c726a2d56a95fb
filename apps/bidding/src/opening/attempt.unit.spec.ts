import { describe, expect, it } from '@jest/globals';
import { isFinalFailure, shareFailure } from './attempt';

describe('why released shares did not open a bid (OPN-04)', () => {
  it.each([
    ['nobody released', 0, 0, 'shares-missing'],
    ['the threshold was not reached', 2, 0, 'shares-missing'],
    ['the threshold was reached with a wrong share, and the missing ones could have opened it', 3, 0, 'shares-missing'],
    ['all but one released, and that one could have opened it', 4, 0, 'shares-missing'],
    ['all released, of which too few were right', 5, 0, 'share-invalid'],
    ['all released, most of them as no good', 2, 3, 'share-invalid'],
    ['none could have opened it, whoever was missing', 0, 3, 'share-invalid'],
    ['those missing could just have opened it', 0, 2, 'shares-missing'],
  ] as const)('%s', (_, shares, faults, expected) => {
    expect(shareFailure({ threshold: 3, custodians: 5, shares, faults })).toBe(expected);
  });

  it('leaves open only what another share or a repaired disk may cure', () => {
    expect(isFinalFailure('price-unreadable')).toBe(true);
    expect(isFinalFailure('manifest-mismatch')).toBe(true);
    expect(isFinalFailure('file-damaged')).toBe(false);
    expect(isFinalFailure('shares-missing')).toBe(false);
    expect(isFinalFailure('share-invalid')).toBe(false);
  });
});
