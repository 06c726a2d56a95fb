import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type JestRun } from './jest';

/** Where a caller of `npm test` wants the counts, for a program to read. */
const WANTED = 'MINGTANG_TEST_RESULTS';

interface JestResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Spec files of which no test ran. */
  readonly numRuntimeErrorTestSuites: number;
}

/** Where a run of jest is to write its results; undefined where nobody wants the counts. */
export function resultsFile(run: string): string | undefined {
  const file = process.env[WANTED];
  return file ? `${resolve(file)}.${run}` : undefined;
}

/** Writes `{passed, failed}` of all runs to the file that MINGTANG_TEST_RESULTS names, if any. */
export function recordResults(runs: readonly JestRun[]): void {
  const file = process.env[WANTED];
  if (!file) return;
  const counts = runs.map(countsOf);
  for (const run of runs) if (run.resultsFile) rmSync(run.resultsFile, { force: true });
  const total = (of: 'passed' | 'failed') => counts.reduce((sum, count) => sum + count[of], 0);
  writeFileSync(file, `${JSON.stringify({ passed: total('passed'), failed: total('failed') })}\n`);
}

/** A spec file that could not run is one failure, as is a run that ended without results. */
function countsOf({ exitCode, resultsFile }: JestRun): { passed: number; failed: number } {
  try {
    const results = JSON.parse(readFileSync(resultsFile ?? '', 'utf8')) as JestResults;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    return { passed: results.numPassedTests, failed: exitCode === 0 ? failed : Math.max(1, failed) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
