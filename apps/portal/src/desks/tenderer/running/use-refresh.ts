import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/** Has everything on the page asked for again, after an act that may move any of it. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries(), [queries]);
}
