import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../../../api/api';

/** Reads a project again after it was changed, and the lists that it stands in. */
export function useReadAgain(project: string): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    const { queryKey } = api.queryOptions('get', '/api/announcement/projects/{project}', {
      params: { path: { project } },
    });
    await queries.invalidateQueries({ queryKey });
    void queries.invalidateQueries({ queryKey: ['own-projects-at'] });
    void queries.invalidateQueries({ queryKey: ['get', '/api/announcement/projects'] });
  }, [queries, project]);
}
