/**
 * Options of an infinite query over a list of the platform, page by page by its cursor:
 * `api.useInfiniteQuery('get', path, { params: { query: {} } }, BY_CURSOR)`. The first page is asked for without a cursor.
 */
export const BY_CURSOR = {
  pageParamName: 'cursor',
  initialPageParam: null as string | null,
  getNextPageParam: (page: { readonly next?: string }): string | undefined => page.next,
};

/** All items of the pages loaded so far. */
export function itemsOf<Item>(
  data: { readonly pages: readonly { readonly items: readonly Item[] }[] } | undefined,
): Item[] {
  return data?.pages.flatMap(({ items }) => items) ?? [];
}
