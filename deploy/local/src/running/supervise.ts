import { type RunningPlatform } from '@mingtang/backing-services';
import { keepRunning, type Restartable } from './keep-running';

/**
 * Keeps the apps running, and those backing services that were started here. Pending until `ending`.
 * @throws {StartFailure} when one of them does not start again.
 */
export async function supervise(
  platform: RunningPlatform,
  services: readonly { readonly process?: Restartable }[],
  ending: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  const started = services.flatMap(({ process }) => (process ? [process] : []));
  await Promise.all([...started, ...platform.apps.values()].map((kept) => keepRunning(kept, ending, say)));
}
