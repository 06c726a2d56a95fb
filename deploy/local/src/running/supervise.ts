import { type RunningPlatform } from '@mingtang/backing-services';
import { keepRunning, type Restartable } from './keep-running';
import { type WorkedOn } from './worked-on';

/**
 * Keeps the apps running, and those backing services that were started here. Pending until `ending`.
 * @throws {StartFailure} when one of them does not start again.
 */
export async function supervise(
  platform: RunningPlatform,
  services: readonly { readonly process?: Restartable }[],
  workedOn: WorkedOn,
  ending: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  const started = services.flatMap(({ process }) => (process ? [process] : []));
  const ofApp = (name: string) => ({
    workedOn: () => workedOn.has(name),
    started: () => workedOn.inspect(name),
  });
  await Promise.all([
    ...started.map((kept) => keepRunning(kept, ending, say)),
    ...[...platform.apps.values()].map((kept) => keepRunning(kept, ending, say, ofApp(kept.name))),
  ]);
}
