/**
 * Plays the demo against a running platform, over HTTP alone.
 *
 * Standard input: one JSON object, see {@link DemoConfig}:
 * `{gateway, accounts: [{role, organisation, username, password}], stateFile, secondsPerDay?, openSecondsPerDay?}`.
 *
 * Standard output: one JSON object per line:
 * - `{at, tender: 'open' | 'played', step: {zh, en}}` for each step;
 * - `{at, done: [{id, kind: 'open' | 'played'}]}` at the end;
 * - `{at, failed: message}` when it could not go on; then it ends with exit code 1, and the next run begins afresh.
 *
 * A repeat does only what is still to be done: a new open tender where the last one has closed, and nothing else.
 */
import { text } from 'node:stream/consumers';
import { parseDemoConfig } from './demo-config';
import { runDemo } from './run-demo';

function print(line: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`);
}

try {
  const config = parseDemoConfig(await text(process.stdin));
  print({ done: await runDemo(config, (tender) => (step) => print({ tender, step })) });
} catch (error) {
  print({ failed: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
