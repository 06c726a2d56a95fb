import { runCustodian } from './custodian';
import { readOptions } from './options';
import { runMereWitness } from './witness/mere-witness';

const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
try {
  const options = readOptions(process.env);
  await (options.CUSTODIAN_CLIENT_ID === '' ? runMereWitness : runCustodian)(options, stop.signal);
  process.exit(0);
} catch (error) {
  console.error(error);
  process.exit(1);
}
