import { describe, expect, it } from '@jest/globals';
import { isDeeperThan } from './body-depth.interceptor';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('the depth of a body', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'a'],
    ['null', null],
    ['as many levels as allowed', nested(3)],
    ['many members on few levels', { a: [1, { b: 2 }], c: Array.from({ length: 1_000 }, () => [1]) }],
  ])('lets %s pass', (_what, body) => {
    expect(isDeeperThan(body, 3)).toBe(false);
  });

  it('tells one level too many, in an array or an object', () => {
    expect(isDeeperThan(nested(4), 3)).toBe(true);
    expect(isDeeperThan({ a: { b: { c: {} } } }, 3)).toBe(true);
  });

  it('tells a hundred thousand levels without a deep stack', () => {
    expect(isDeeperThan(nested(100_000), 64)).toBe(true);
  });
});
