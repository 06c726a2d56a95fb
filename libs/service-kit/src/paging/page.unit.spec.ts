import { describe, expect, it } from '@jest/globals';
import { RefusedError } from '@mingtang/procedure/rules';
import fc from 'fast-check';
import { decodeCursor, encodeCursor, pageFrom } from './page';

const NUMBERS = Array.from({ length: 25 }, (_, at) => at);

/** Reads all pages of a list of numbers in order, as a controller would. */
function readAll(rows: readonly number[], limit: number): { pages: number[][]; cursors: string[] } {
  const pages: number[][] = [];
  const cursors: string[] = [];
  for (let cursor: string | undefined; ;) {
    const after = decodeCursor(cursor, 1)?.[0];
    const fetched = rows.filter((row) => after === undefined || row > Number(after)).slice(0, limit + 1);
    const page = pageFrom(
      fetched,
      limit,
      (row) => [row],
      (row) => row,
    );
    pages.push([...page.items]);
    if (page.next === undefined) return { pages, cursors };
    cursors.push(page.next);
    cursor = page.next;
  }
}

describe('pages', () => {
  it('hold every row once, in order, whatever their size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 25 }), (limit, count) => {
        const rows = NUMBERS.slice(0, count);
        const { pages } = readAll(rows, limit);
        expect(pages.flat()).toEqual(rows);
        expect(pages.length).toBe(Math.max(1, Math.ceil(count / limit)));
      }),
    );
  });

  it('say that there is no next one when the last row fits exactly', () => {
    expect(pageFrom([1, 2], 2, (row) => [row], String)).toEqual({ items: ['1', '2'] });
    expect(pageFrom([1, 2, 3], 2, (row) => [row], String)).toEqual({ items: ['1', '2'], next: encodeCursor([2]) });
    expect(pageFrom([], 2, (row: number) => [row], String)).toEqual({ items: [] });
  });
});

describe('cursors', () => {
  it('come back as they were, and can stand in an address', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 3 }), (key) => {
        expect(encodeCursor(key)).toMatch(/^[\w-]+$/);
        expect(decodeCursor(encodeCursor(key), key.length)).toEqual(key);
      }),
    );
    expect(decodeCursor(undefined, 1)).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('[1').toString('base64url')],
    ['no list', Buffer.from('{"length":1}').toString('base64url')],
    ['too many parts', encodeCursor([1, 2])],
    ['a part that is no key', Buffer.from('[{"a":1}]').toString('base64url')],
    ['a part that is null', Buffer.from('[null]').toString('base64url')],
  ])('are refused with %s', (_, cursor) => {
    expect(() => decodeCursor(cursor, 1)).toThrow(RefusedError);
    expect(() => decodeCursor(cursor, 1)).toThrow('cursor-invalid');
  });
});
