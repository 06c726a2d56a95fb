import { type QueryClient } from '@tanstack/react-query';

/** The services that show what happened hear of it at about the same time, and public reads are kept for a second. */
const LOOKS_AFTER_MS = [300, 2_000];

/**
 * Has queries ask again soon, and once more for what was not there yet; many calls at once make one asking.
 * @param concerns whether a query's key concerns what happened.
 */
export function refresher(queries: QueryClient, concerns: (queryKey: readonly unknown[]) => boolean): () => void {
  const waiting = new Set<number>();
  return () => {
    for (const after of LOOKS_AFTER_MS) {
      if (waiting.has(after)) continue;
      waiting.add(after);
      setTimeout(() => {
        waiting.delete(after);
        void queries.invalidateQueries({ predicate: ({ queryKey }) => concerns(queryKey) });
      }, after);
    }
  };
}

/** Whether a query's key names a project anywhere: in its path's or its query's parameters. */
export function names(queryKey: readonly unknown[], project: string): boolean {
  return JSON.stringify(queryKey).includes(project);
}
