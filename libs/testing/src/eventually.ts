import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL_MS = 50;

/**
 * Asks until there is an answer: anything but undefined or false. A probe that throws is asked again.
 * @param ms patience.
 * @throws {Error} when the time is over, caused by what the probe last threw.
 */
export async function eventually<T>(probe: () => Promise<T | undefined | false>, ms = 20_000): Promise<T> {
  const until = Date.now() + ms;
  let cause: unknown;
  do {
    try {
      const answer = await probe();
      if (answer !== undefined && answer !== false) return answer;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await sleep(INTERVAL_MS);
  } while (Date.now() < until);
  throw new Error(`it did not come about in ${ms} ms${cause instanceof Error ? `: ${cause.message}` : ''}`, { cause });
}
