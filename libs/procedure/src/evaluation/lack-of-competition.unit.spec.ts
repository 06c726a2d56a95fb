import { describe, expect, it } from '@jest/globals';
import { lackOfCompetitionFound } from './lack-of-competition';

const members = ['a', 'b', 'c', 'd', 'e'];

describe('lack of competition (EVA-10)', () => {
  it('is found by more than half of the members', () => {
    expect(lackOfCompetitionFound(['x', undefined, 'y', 'z', undefined], members)).toBe('x\ny\nz');
  });

  it('is not found by half of them or fewer', () => {
    expect(lackOfCompetitionFound(['x', 'y', undefined, undefined, undefined], members)).toBeUndefined();
    expect(lackOfCompetitionFound(['x', 'y', undefined, undefined], members.slice(1))).toBeUndefined();
  });
});
