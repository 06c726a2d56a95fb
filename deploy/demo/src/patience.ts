import { ProblemError } from '@mingtang/client';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 250;

/**
 * Asks again until there is an answer.
 * @param what is waited for, for the error's message.
 * @throws {Error} when there is none in time.
 */
export async function until<T>(what: string, probe: () => Promise<T | undefined>, patienceMs = 60_000): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`waited ${patienceMs / 1_000} s in vain for ${what}`);
    await delay(POLL_MS);
  }
}

/** Waits until that moment by this machine's clock. */
export async function untilInstant(instant: string): Promise<void> {
  await delay(Math.max(0, Date.parse(instant) - Date.now()));
}

/**
 * Does something that a service refuses for as long as it has not heard of what went before at another.
 * @param codes of the refusals that pass by themselves.
 * @throws {ProblemError} for any other refusal, or when they do not pass.
 */
export async function onceKnown<T>(codes: readonly string[], act: () => Promise<T>, patienceMs = 60_000): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      const passes = error instanceof ProblemError && codes.includes(error.code) && Date.now() < end;
      if (!passes) throw error;
    }
    await delay(POLL_MS);
  }
}
