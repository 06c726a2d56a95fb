import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { whileVisible } from './while-visible';

class Page extends EventTarget {
  visibilityState: 'visible' | 'hidden' = 'visible';

  become(state: 'visible' | 'hidden'): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let page: Page;
let open: number;
const again = jest.fn();
const opening = (): (() => void) => {
  open += 1;
  return () => (open -= 1);
};

beforeEach(() => {
  page = new Page();
  open = 0;
  again.mockClear();
  Object.assign(globalThis, { document: page });
});

describe('a stream of a page', () => {
  it('is open while the page is looked at, and says what may have been missed', () => {
    whileVisible(opening, again);
    expect([open, again.mock.calls.length]).toEqual([1, 0]);
    page.become('hidden');
    expect(open).toBe(0);
    page.become('visible');
    expect([open, again.mock.calls.length]).toEqual([1, 1]);
  });

  it('is not opened by a page in the background', () => {
    page.visibilityState = 'hidden';
    whileVisible(opening, again);
    expect(open).toBe(0);
  });

  it('once ended stays so', () => {
    const end = whileVisible(opening, again);
    end();
    page.become('hidden');
    page.become('visible');
    expect(open).toBe(0);
  });
});
