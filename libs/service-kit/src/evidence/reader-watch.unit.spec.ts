import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { ReaderWatch } from './reader-watch';

describe('the watch over a reader', () => {
  let content: PassThrough;
  let watch: ReaderWatch;

  beforeEach(() => {
    jest.useFakeTimers();
    content = new PassThrough().on('error', () => undefined);
    watch = new ReaderWatch(1_000, 10_000);
    watch.watch(content);
  });
  afterEach(() => void jest.useRealTimers());

  it('cuts it off when it leaves a piece for too long', () => {
    watch.offered();
    jest.advanceTimersByTime(999);
    expect(content.destroyed).toBe(false);
    jest.advanceTimersByTime(1);
    expect(content.destroyed).toBe(true);
  });

  it('does not hold against it how long the next piece takes to be made', () => {
    watch.offered();
    watch.took();
    jest.advanceTimersByTime(9_999);
    expect(content.destroyed).toBe(false);
  });

  it('cuts it off when it has taken too long in all', () => {
    for (let piece = 0; piece < 20; piece++) {
      watch.offered();
      jest.advanceTimersByTime(500);
      watch.took();
    }
    expect(content.destroyed).toBe(true);
  });
});
