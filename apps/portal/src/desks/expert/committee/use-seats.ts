import { useQueries } from '@tanstack/react-query';
import { api } from '../../../api/api';
import { BY_CURSOR, itemsOf } from '../../../api/pages';
import { isOver, type LotStand, type Seat } from './duty';

/** How often what others do is looked up. */
export const LOOK_AGAIN_MS = 5_000;

/** The committees on which I sit, the latest first, and where those stand that are not over. */
export function useSeats(enabled = true) {
  const query = api.useInfiniteQuery(
    'get',
    '/api/evaluation/assignments',
    { params: { query: { limit: 20 } } },
    { ...BY_CURSOR, enabled, refetchInterval: LOOK_AGAIN_MS },
  );
  const seats: Seat[] = itemsOf(query.data);
  const stands = useQueries({
    queries: seats
      .filter((seat) => !isOver(seat) && seat.memberState === 'accepted')
      .map(({ project, lot }) =>
        api.queryOptions('get', '/api/evaluation/projects/{project}/lots/{lot}', {
          params: { path: { project, lot } },
        }),
      ),
    combine: (results) => results.flatMap(({ data }): LotStand[] => (data ? [data] : [])),
  });
  const standOf = ({ project, lot }: Seat) => stands.find((one) => one.project === project && one.lot === lot);
  return { query, seats, standOf };
}
