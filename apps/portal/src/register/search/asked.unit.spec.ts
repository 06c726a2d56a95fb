import { describe, expect, it } from '@jest/globals';
import { addressOf, askedBy, filtersIn, queryOf } from './asked';

const asked = (text: string) => askedBy(new URLSearchParams(text));

describe('what the register is asked for', () => {
  it('is said by the address, and read from it again', () => {
    const address = 'q=%E6%B1%9F%E8%B7%AF&publishedFrom=2026-11-01&kind=offers&kind=failure&sort=largest';
    expect(addressOf(asked(address)).toString()).toBe(address);
    expect(filtersIn(asked(address))).toBe(4);
  });

  it('takes a legal day as the eight hours ahead of UTC, and the last day until its end', () => {
    expect(queryOf(asked('deadlineFrom=2026-12-01&deadlineTo=2026-12-31'))).toMatchObject({
      deadlineFrom: '2026-11-30T16:00:00.000Z',
      deadlineTo: '2026-12-31T16:00:00.000Z',
    });
  });

  it('leaves out what cannot be asked for', () => {
    expect(asked('kind=nonsense&amountFrom=lots&publishedTo=2026-02-30&currency=yuan&sort=best&x=1')).toEqual({
      kind: [],
      sort: 'newest',
    });
  });
});
