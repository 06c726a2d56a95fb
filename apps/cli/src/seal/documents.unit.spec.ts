import { describe, expect, it } from '@jest/globals';
import { placeOf } from './documents';

describe('a document of a bid', () => {
  const two = [{ id: 'technical' }, { id: 'price' }];

  it.each([
    ['plan.pdf', { envelope: 'technical', path: 'plan.pdf' }],
    ['price=sums.pdf', { envelope: 'price', path: 'sums.pdf' }],
    ['price=a=b.pdf', { envelope: 'price', path: 'a=b.pdf' }],
    ['./price=sums.pdf', { envelope: 'technical', path: './price=sums.pdf' }],
    ['prize=sums.pdf', { envelope: 'technical', path: 'prize=sums.pdf' }],
    ['=sums.pdf', { envelope: 'technical', path: '=sums.pdf' }],
  ])('%s of two envelopes goes where it is written', (chosen, placed) => {
    expect(placeOf(chosen, two)).toEqual(placed);
  });

  it('goes into the only envelope whatever its name is', () => {
    expect(placeOf('bid=1.pdf', [{ id: 'bid' }])).toEqual({ envelope: 'bid', path: 'bid=1.pdf' });
  });
});
