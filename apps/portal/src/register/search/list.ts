import { type LoaderFunctionArgs } from 'react-router';
import { client } from '../../api/api';
import { queries } from '../../api/queries';
import { type Asked, askedBy, queryOf } from './asked';

/** The register's list of projects. */
export const PROJECTS = '/api/disclosure/register/projects';

/** What the list is asked with. */
export const listOf = (asked: Asked) => ({ params: { query: { ...queryOf(asked), limit: 20 } } });

/** Asks for the first results while the page itself is still being loaded. */
export function loadList({ request }: LoaderFunctionArgs): null {
  const list = listOf(askedBy(new URL(request.url).searchParams));
  void queries.prefetchInfiniteQuery({
    queryKey: ['get', PROJECTS, list],
    queryFn: async () => (await client.GET(PROJECTS, list)).data,
    initialPageParam: null,
  });
  return null;
}
