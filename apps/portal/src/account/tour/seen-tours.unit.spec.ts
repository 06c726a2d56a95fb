import { describe, expect, it } from '@jest/globals';
import { rolesSeen } from './seen-tours';

describe('tours seen on this machine', () => {
  it('are none before the first, and none where something else is stored', () => {
    expect(rolesSeen(null)).toEqual([]);
    expect(rolesSeen('{"a":1}')).toEqual([]);
  });

  it('are told by role', () => {
    expect(rolesSeen('operator bidder stranger')).toEqual(['bidder', 'operator']);
  });
});
