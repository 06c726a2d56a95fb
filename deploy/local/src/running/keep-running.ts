import { describe, type RunningApp } from '@mingtang/backing-services';
import { setTimeout as sleep } from 'node:timers/promises';

const MOST_CRASHES = 3;
/** An app that has run for so long is past its earlier crashes, ms. */
const STEADY_MS = 60_000;

/**
 * Starts an app again that ended unasked, after 1, 2, then 4 seconds, until `ending`.
 * @throws {StartFailure} with its last lines when it ends a fourth time within a minute of its last start.
 */
export async function keepRunning(app: RunningApp, ending: AbortSignal, say: (line: string) => void): Promise<void> {
  for (let crashes = 0; ;) {
    const since = Date.now();
    const exit = await app.exited;
    if (ending.aborted) return;
    crashes = Date.now() - since > STEADY_MS ? 1 : crashes + 1;
    if (crashes > MOST_CRASHES) throw app.crash(`${app.name} keeps ending (${describe(exit)})`);
    say(`! ${app.name} ended (${describe(exit)}), starting it again. Its log: ${app.logFile}`);
    await sleep(1_000 * 2 ** (crashes - 1), undefined, { signal: ending }).catch(() => undefined);
    if (ending.aborted) return;
    await app.start().catch((error: unknown) => say(`! ${app.name} did not start: ${(error as Error).message}`));
  }
}
