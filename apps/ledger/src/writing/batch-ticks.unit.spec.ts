import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BatchTicks } from './batch-ticks';

const AT = Date.parse('2036-04-01T01:00:00.000Z');

describe('sealed batches', () => {
  it('bear the time of their tick, however late they are written (ANN-09)', () => {
    const ticks = new BatchTicks(1_000);
    expect([0, 400, 1_000, 1_999, 2_450, 2_999, 7_100].map((ms) => ticks.due(AT + ms))).toEqual([
      '2036-04-01T01:00:00.000Z',
      undefined,
      '2036-04-01T01:00:01.000Z',
      undefined,
      '2036-04-01T01:00:02.000Z',
      undefined,
      '2036-04-01T01:00:07.000Z',
    ]);
  });

  it('bear the same times whatever delays the writer, as long as it comes within the interval', () => {
    const delays = fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(delays, (late) => {
        const ticks = new BatchTicks(1_000);
        expect(late.map((ms, tick) => ticks.due(AT + tick * 1_000 + ms))).toEqual(
          late.map((_, tick) => new Date(AT + tick * 1_000).toISOString()),
        );
      }),
    );
  });
});
