import { describe, expect, it } from '@jest/globals';
import {
  addMilliseconds,
  compareInstants,
  epochMilliseconds,
  instantOf,
  isBefore,
  isInstant,
  laterOf,
} from './instant';

describe('instants', () => {
  it.each(['2026-11-24T08:00:00.000Z', '2026-11-24T16:00:00+08:00', '2026-11-24T08:00Z'])('takes %s', (text) => {
    expect(isInstant(text)).toBe(true);
    expect(epochMilliseconds(text)).toBe(Date.UTC(2026, 10, 24, 8));
  });

  it.each(['', '2026-11-24', '2026-11-24T08:00:00', '2026-02-30T00:00:00Z', 'now', '1764000000000'])(
    'takes no %j, which names no point in time',
    (text) => {
      expect(isInstant(text)).toBe(false);
      expect(() => epochMilliseconds(text)).toThrow(RangeError);
    },
  );

  it('writes UTC with milliseconds, always', () => {
    expect(instantOf(0)).toBe('1970-01-01T00:00:00.000Z');
    expect(addMilliseconds('2026-11-24T16:00:00+08:00', -1)).toBe('2026-11-24T07:59:59.999Z');
  });

  it('orders by time, however written', () => {
    expect(compareInstants('2026-11-24T16:00:00+08:00', '2026-11-24T08:00:00.000Z')).toBe(0);
    expect(isBefore('2026-11-24T16:00:00+08:00', '2026-11-24T08:00:00.001Z')).toBe(true);
    expect(isBefore('2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z')).toBe(false);
    expect(laterOf('2026-11-24T16:00:00+08:00', '2026-11-24T07:00:00.000Z')).toBe('2026-11-24T16:00:00+08:00');
  });
});
