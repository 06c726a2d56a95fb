import { LRUCache } from 'lru-cache';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const PATIENCE_MS = 2_000;
const REMEMBERED = 10_000;

/**
 * Tells which projects the register shows. One that it shows is remembered, for none is ever taken away.
 * @param disclosure address of the service that keeps the register.
 * @returns undefined where it does not answer.
 */
export function publicProjects(disclosure: string): (project: string) => Promise<boolean | undefined> {
  const known = new LRUCache<string, true>({ max: REMEMBERED });
  return async (project) => {
    if (!UUID.test(project)) return false;
    if (known.has(project)) return true;
    try {
      const answer = await fetch(`${disclosure}/register/projects/${project}`, {
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await answer.body?.cancel();
      if (answer.ok) known.set(project, true);
      return answer.ok ? true : answer.status === 404 ? false : undefined;
    } catch {
      return undefined;
    }
  };
}
