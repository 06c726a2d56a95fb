import { runningProcesses, StartFailure, type SupervisedProcess } from '@mingtang/backing-services';
import { startFailureOf } from './start-failure-of';

/** Signals that come together are one: a terminal's Ctrl-C reaches this process twice, by itself and through npm. */
const SAME_SIGNAL_MS = 700;

export interface Lifecycle {
  /** Has something done at the end, the last asked for first, before what still runs is stopped. */
  atEnd(stop: () => Promise<unknown>): void;
  /** Aborts when the end begins. */
  readonly ending: AbortSignal;
}

/**
 * Runs a launcher to its end: until `work` is done or has failed, or somebody asks it to stop (once in order, a second
 * time at once). Whatever happens, what was started is stopped. Ends this process.
 * @param work returns the exit code.
 */
export async function runToItsEnd(work: (lifecycle: Lifecycle) => Promise<number>): Promise<never> {
  const stops: (() => Promise<unknown>)[] = [];
  const ending = new AbortController();
  const asked = new Promise<number>((resolve) => onStopSignals(() => resolve(0)));
  const failed = (error: unknown): number => {
    const unexpected = !ending.signal.aborted;
    ending.abort();
    if (unexpected) tell(error);
    return 1;
  };
  const worked = work({ atEnd: (stop) => void stops.unshift(stop), ending: ending.signal }).catch(failed);
  let code = await Promise.race([worked, asked]);
  ending.abort();
  for (const stop of [...stops, stopProcesses])
    await stop().catch((error: unknown) => {
      tell(error);
      code = 1;
    });
  process.exit(code);
}

/** Ends whatever was started and still runs, Postgres last, which the others need. */
async function stopProcesses(): Promise<void> {
  const isPostgres = ({ description }: SupervisedProcess) => description.name === 'postgres';
  const running = runningProcesses();
  await Promise.all(running.filter((child) => !isPostgres(child)).map((child) => child.stop()));
  await Promise.all(running.filter(isPostgres).map((child) => child.stop()));
}

function onStopSignals(stop: () => void): void {
  let first: number | undefined;
  const heard = (): void => {
    if (first === undefined) {
      first = Date.now();
      console.log('\nStopping; again to kill.');
      stop();
    } else if (Date.now() - first > SAME_SIGNAL_MS) {
      for (const child of runningProcesses()) child.kill('SIGKILL');
      process.exit(130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, heard);
}

function tell(error: unknown): void {
  const failure = startFailureOf(error);
  if (failure instanceof StartFailure) console.error(`✖ ${failure.message}\n  → ${failure.remedy}`);
  else console.error('✖', failure);
}
