import { describe, expect, it } from '@jest/globals';
import { runsOf, runsOfOneProject } from './runs';

const message = (key: string | null, value: number) => ({ key: key === null ? null : Buffer.from(key), value });

describe('runs of one project', () => {
  it('keeps the order and never mixes projects', () => {
    const messages = [message('a', 1), message('a', 2), message('b', 3), message('a', 4)];
    expect(runsOfOneProject(messages, 10).map((run) => run.map(({ value }) => value))).toEqual([[1, 2], [3], [4]]);
  });

  it('is no longer than it may be', () => {
    const messages = [1, 2, 3, 4, 5].map((value) => message('a', value));
    expect(runsOfOneProject(messages, 2).map(({ length }) => length)).toEqual([2, 2, 1]);
  });

  it('leaves messages without a key alone', () => {
    expect(runsOfOneProject([message(null, 1), message(null, 2)], 10)).toHaveLength(2);
  });
});

describe('runs of any project', () => {
  it('keep the order, and are no longer than they may be', () => {
    expect(runsOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(runsOf([], 2)).toEqual([]);
  });
});
