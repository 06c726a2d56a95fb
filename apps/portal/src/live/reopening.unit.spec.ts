import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { reopening } from './reopening';

class Source {
  readyState = 1;
  private readonly listeners: (() => void)[] = [];

  addEventListener(_event: string, listener: () => void): void {
    this.listeners.push(listener);
  }

  fail(readyState: number): void {
    this.readyState = readyState;
    for (const listener of this.listeners) listener();
  }

  close(): void {
    this.readyState = 2;
  }
}

let opened: Source[];
const missed = jest.fn();
const open = (): Source => {
  const source = new Source();
  opened.push(source);
  return source;
};

beforeEach(() => {
  jest.useFakeTimers();
  opened = [];
  missed.mockClear();
});
afterEach(() => void jest.useRealTimers());

describe('a stream', () => {
  it('that was refused is opened again, and what came meanwhile counts as missed', () => {
    reopening(open, missed);
    opened[0]?.fail(2);
    jest.runAllTimers();
    expect([opened.length, missed.mock.calls.length]).toEqual([2, 1]);
  });

  it('that comes back by itself is left to it', () => {
    reopening(open, missed);
    opened[0]?.fail(0);
    jest.runAllTimers();
    expect(opened).toHaveLength(1);
  });

  it('that was ended stays so', () => {
    const end = reopening(open, missed);
    opened[0]?.fail(2);
    end();
    jest.runAllTimers();
    expect(opened).toHaveLength(1);
    expect(missed).not.toHaveBeenCalled();
  });
});
