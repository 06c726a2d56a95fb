import { describe, expect, it } from '@jest/globals';
import { compare, quantile } from './figures';

describe('figures', () => {
  it('takes quantiles by nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([quantile(values, 0.5), quantile(values, 0.99), quantile(values, 1), quantile([7], 0.01)]).toEqual([
      50, 99, 100, 7,
    ]);
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });

  it('compares the median rates of the rounds with those of the first way', () => {
    const round = (done: number) => ({
      done,
      seconds: 2,
      latencies: [done, done + 1],
      processor: new Map([['app', 0.3]]),
    });
    const { figures } = compare('title', 'works', [
      { name: 'raw', rounds: [round(200), round(400), round(300)] },
      { name: 'ours', rounds: [round(60), round(150), round(240)] },
    ]);
    expect(figures).toMatchObject([
      { perSecond: 150, ratio: 1, rounds: [100, 200, 150] },
      { perSecond: 75, ratio: 0.5, p50: 150, p99: 241, processor: [{ name: 'app', ms: 2 }] },
    ]);
  });

  it('takes quantiles as they come where single works are not known', () => {
    const round = (p50: number) => ({ done: 1, seconds: 1, latencies: { p50, p99: 10 * p50 }, processor: new Map() });
    const { figures } = compare('title', 'works', [{ name: 'raw', rounds: [round(1), round(3), round(2)] }]);
    expect(figures).toMatchObject([{ p50: 2, p99: 20 }]);
  });
});
