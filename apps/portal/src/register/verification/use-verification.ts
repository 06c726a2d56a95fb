import { type Check, type Handed } from '@mingtang/evidence';
import { useCallback, useEffect, useRef, useState } from 'react';
import { askKnownLog, type KnownLog, rememberLog } from './known-log';
import { type Answer, type Question } from './verify-worker';

/** While one of these fails, what the log shows is not remembered. */
const OF_LOG: readonly string[] = ['bundle-form', 'log-signed', 'log-witnessed', 'log-fresh', 'log-consistent'];

export interface VerificationState {
  readonly running: boolean;
  readonly checks: readonly Check[];
  /** Whether all that can be checked was. */
  readonly done: boolean;
  /** Why the bundle could not be read at all. */
  readonly broken?: string;
  /** Why the check could not begin: the platform did not answer. */
  readonly error?: unknown;
}

const IDLE: VerificationState = { running: false, checks: [], done: false };

/** Verifies evidence bundles on this machine, in a worker so that the page stays usable; nothing is sent anywhere. */
export function useVerification(): {
  readonly state: VerificationState;
  readonly verify: (bundle: () => Promise<Blob>, handed?: readonly Handed[]) => Promise<void>;
} {
  const [state, setState] = useState(IDLE);
  const worker = useRef<Worker | undefined>(undefined);
  useEffect(() => () => worker.current?.terminate(), []);
  const verify = useCallback(async (bundle: () => Promise<Blob>, handed: readonly Handed[] = []) => {
    worker.current?.terminate();
    setState({ ...IDLE, running: true });
    try {
      const log = await askKnownLog();
      const running = new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module' });
      worker.current = running;
      follow(running, log, setState);
      const question: Question = {
        bundle: await bundle(),
        logKeys: log.logKeys,
        ...(log.checkpoint === undefined ? {} : { checkpoint: log.checkpoint }),
        handed,
        now: new Date().toISOString(),
      };
      running.postMessage(question);
    } catch (error) {
      setState({ ...IDLE, error });
    }
  }, []);
  return { state, verify };
}

function follow(
  worker: Worker,
  log: KnownLog,
  setState: (change: (before: VerificationState) => VerificationState) => void,
): void {
  const failed = new Set<string>();
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if ('check' in data) {
      if (!data.check.ok) failed.add(data.check.code);
      setState((before) => ({ ...before, checks: [...before.checks, data.check] }));
      return;
    }
    worker.terminate();
    if ('broken' in data) return setState((before) => ({ ...before, running: false, broken: data.broken }));
    if (!OF_LOG.some((code) => failed.has(code))) rememberLog(log, data.checkpoint);
    setState((before) => ({ ...before, running: false, done: true }));
  });
  worker.addEventListener('error', (event) =>
    setState((before) => ({ ...before, running: false, broken: event.message })),
  );
}
