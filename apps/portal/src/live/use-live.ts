import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { names, refresher } from './refresh';
import { reopening } from './reopening';
import { whileVisible } from './while-visible';

const STREAM = '/api/notification/live';

interface Watch {
  readonly listeners: Set<() => void>;
  readonly end: () => void;
}

/** One stream for all that watch the same on this page. */
const watches = new Map<string, Watch>();

/**
 * Keeps what the page shows fresh by the public stream: each public step of the project has the queries that name it ask again.
 * Without a project each public step has lists of the register ask again.
 */
export function useLive(project?: string): void {
  const queries = useQueryClient();
  useEffect(
    () =>
      watch(
        project === undefined ? STREAM : `${STREAM}?project=${encodeURIComponent(project)}`,
        refresher(queries, (key) =>
          project === undefined ? String(key[1]).startsWith('/api/disclosure/register/') : names(key, project),
        ),
      ),
    [queries, project],
  );
}

function watch(url: string, listener: () => void): () => void {
  const watching = watches.get(url) ?? start(url);
  watches.set(url, watching);
  watching.listeners.add(listener);
  return () => {
    watching.listeners.delete(listener);
    if (watching.listeners.size > 0) return;
    watches.delete(url);
    watching.end();
  };
}

function start(url: string): Watch {
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  const open = (): EventSource => {
    const source = new EventSource(url);
    source.addEventListener('step', tell);
    source.addEventListener('missed', tell);
    return source;
  };
  return { listeners, end: whileVisible(() => reopening(open, tell), tell) };
}
