import { runCustodian } from './custodian';
import { readOptions } from './options';

const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
try {
  await runCustodian(readOptions(process.env), stop.signal);
  process.exit(0);
} catch (error) {
  console.error(error);
  process.exit(1);
}
