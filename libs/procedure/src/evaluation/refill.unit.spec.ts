import { describe, expect, it } from '@jest/globals';
import { refillSeats } from './refill';

const orders = [
  { category: 'A', count: 2, order: ['x', 'y', 'z'] },
  { category: 'B', count: 1, order: ['y', 'w'] },
];

describe('seats filled by drawn orders (EVA-03)', () => {
  it.each<[string, string[], [string, string][], number]>([
    [
      'go to the first of each order',
      [],
      [
        ['x', 'A'],
        ['y', 'A'],
        ['w', 'B'],
      ],
      0,
    ],
    [
      'go to the next drawn where one is gone',
      ['x'],
      [
        ['y', 'A'],
        ['z', 'A'],
        ['w', 'B'],
      ],
      0,
    ],
    [
      'are given up where an order runs out',
      ['x', 'z'],
      [
        ['y', 'A'],
        ['w', 'B'],
      ],
      1,
    ],
    ['are given up in every order that runs out', ['x', 'z', 'w'], [['y', 'A']], 2],
  ])('%s', (_, gone, seated, lost) => {
    const filled = refillSeats(orders, gone);
    expect(filled.seated).toEqual(seated.map(([id, category]) => ({ id, category })));
    expect(filled.lost).toBe(lost);
    expect(filled.orders.reduce((total, { count }) => total + count, 0)).toBe(3 - lost);
  });
});
