import { api, type Schema } from '../../../api/api';
import { problemOf } from '../../../api/problem';

export type Entry = Schema<'evaluation.ExpertDto'>;

/** My entry in the expert pool; null where I have not applied. */
export function useEntry() {
  const query = api.useQuery('get', '/api/evaluation/experts/me');
  const absent = problemOf(query.error)?.code === 'not-applied';
  const entry: Entry | null | undefined = absent ? null : query.data;
  return { entry, error: absent ? undefined : query.error, refetch: query.refetch };
}
