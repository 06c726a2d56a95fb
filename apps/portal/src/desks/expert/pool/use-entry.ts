import { api, type Schema } from '../../../api/api';

export type Entry = Schema<'evaluation.ExpertDto'>;

/** My entry in the expert pool; null where I have not applied. */
export function useEntry() {
  const query = api.useQuery('get', '/api/evaluation/experts/me');
  const entry: Entry | null | undefined = query.data;
  return { entry, error: query.error, refetch: query.refetch };
}
