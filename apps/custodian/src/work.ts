import { setTimeout as delay } from 'node:timers/promises';
import { type Logger } from 'pino';

const LONGEST_PAUSE_MS = 10_000;

export interface Pace {
  /** Between two rounds of work, ms; after failures ever longer. */
  readonly pauseMs: number;
  readonly stop: AbortSignal;
  readonly log: Pick<Logger, 'warn'>;
}

/** Works in rounds until stopped. */
export async function repeatedly(
  work: () => Promise<void>,
  failed: string,
  { pauseMs, stop, log }: Pace,
): Promise<void> {
  let pause = pauseMs;
  while (!stop.aborted) {
    try {
      await work();
      pause = pauseMs;
    } catch (err) {
      pause = Math.min(pause * 2, Math.max(LONGEST_PAUSE_MS, pauseMs));
      log.warn({ err, nextInMs: pause }, failed);
    }
    await delay(pause, undefined, { signal: stop }).catch(() => undefined);
  }
}

/** Tries until it succeeds, ever more slowly; undefined once stopped. */
export async function persistently<T>(
  act: () => Promise<T>,
  failed: string,
  { pauseMs, stop, log }: Pace,
): Promise<T | undefined> {
  for (let pause = pauseMs; !stop.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await act();
    } catch (err) {
      log.warn({ err, nextInMs: pause }, failed);
      await delay(pause, undefined, { signal: stop }).catch(() => undefined);
    }
  }
  return undefined;
}
