import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { client, type Schema } from '../../../api/api';
import { BY_CURSOR, itemsOf } from '../../../api/pages';
import { type StageKind } from '@mingtang/procedure/procedures';

export type ProjectSummary = Schema<'announcement.ProjectSummaryDto'>;

interface OwnProjects {
  readonly projects: readonly ProjectSummary[];
  readonly loading: boolean;
  readonly error: unknown;
}

/** All own projects at stages of these kinds, as {@link useProjectsWhere}. */
export function useProjectsAt(...kind: StageKind[]): OwnProjects {
  return useProjectsWhere({ kind });
}

/** All own projects that a query finds, read page by page to the end: what is owed must not be past the first page. */
export function useProjectsWhere(where: { readonly kind: StageKind[] } | { readonly rerunDue: true }): OwnProjects {
  const query = useInfiniteQuery({
    queryKey: ['own-projects-at', where],
    queryFn: async ({ pageParam }) => {
      const { data } = await client.GET('/api/announcement/projects', {
        params: { query: { ...where, limit: 100, ...(pageParam !== null && { cursor: pageParam }) } },
      });
      return data ?? { items: [] };
    },
    initialPageParam: BY_CURSOR.initialPageParam,
    getNextPageParam: BY_CURSOR.getNextPageParam,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { projects: itemsOf(query.data), loading: query.isPending || hasNextPage, error: query.error };
}
