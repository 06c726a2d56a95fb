import { describe, type Exit, type StartFailure } from '@mingtang/backing-services';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that can be started again after its end. */
export interface Restartable {
  readonly name: string;
  readonly logFile: string;
  /** Of the present run. */
  readonly exited: Promise<Exit>;
  /** Resolves when it is ready. */
  start(): Promise<void>;
  crash(message: string): StartFailure;
}

export interface KeepOptions {
  readonly pauseMs?: number;
  readonly workedOn?: () => boolean;
  /** Told of every start that came to be ready. */
  readonly started?: () => void;
}

const MOST_FAILED_STARTS = 5;
const PAUSE_MS = 1_000;

/**
 * Starts a process again that ended unasked, as often as that happens, until `ending`.
 * @param pauseMs before a start; so much longer with each that failed.
 * @param workedOn whether somebody is at work on it: its failures are that person's to mend, and end nothing.
 * @throws {StartFailure} with its last lines when it does not become ready five times in a row.
 */
export async function keepRunning(
  kept: Restartable,
  ending: AbortSignal,
  say: (line: string) => void,
  { pauseMs = PAUSE_MS, workedOn = () => false, started = () => undefined }: KeepOptions = {},
): Promise<void> {
  for (let failedStarts = 0; ;) {
    const exit = await kept.exited;
    if (ending.aborted) return;
    if (failedStarts >= MOST_FAILED_STARTS && !workedOn())
      throw kept.crash(`${kept.name} does not start again (${describe(exit)})`);
    if (failedStarts === 0)
      say(`! ${kept.name} ended (${describe(exit)}), starting it again. Its log: ${kept.logFile}`);
    await sleep(pauseMs * Math.min(failedStarts + 1, MOST_FAILED_STARTS), undefined, { signal: ending }).catch(
      () => undefined,
    );
    if (ending.aborted) return;
    failedStarts = await kept.start().then(
      () => 0,
      () => failedStarts + 1,
    );
    if (failedStarts > 0) continue;
    started();
    say(`  ${kept.name} runs again`);
  }
}
