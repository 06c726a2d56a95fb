import { describe, type RunningPlatform, type SupervisedProcess } from '@mingtang/backing-services';
import { keepRunning } from './keep-running';

/**
 * Keeps the apps running. Pending until `ending`.
 * @throws {StartFailure} when an app keeps ending, or Postgres, Kafka or Keycloak ends.
 */
export async function supervise(
  platform: RunningPlatform,
  services: readonly { readonly process?: SupervisedProcess }[],
  ending: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  const ended = services.flatMap(({ process }) => (process ? [endOf(process, ending)] : []));
  const kept = [...platform.apps.values()].map((app) => keepRunning(app, ending, say));
  await Promise.all([...ended, ...kept]);
}

async function endOf(service: SupervisedProcess, ending: AbortSignal): Promise<void> {
  const exit = await service.exited;
  if (!ending.aborted) throw service.failure(`${service.description.name} ended (${describe(exit)})`);
}
