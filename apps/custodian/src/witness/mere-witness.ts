import { parseVerifierKey } from '@mingtang/transparency';
import { once } from 'node:events';
import { Keys } from '../keys/keys';
import { loggerOf } from '../logger';
import { type CustodianOptions } from '../options';
import { openWitness } from './open-witness';
import { startWitness } from './serve-witness';

/** The witness of somebody who is no custodian: follows the one log whose key it was told, and asks nobody for anything. */
export async function runMereWitness(options: CustodianOptions, stop: AbortSignal): Promise<void> {
  const log = loggerOf(options);
  const { LOG_VERIFIER_KEY: logKey } = options;
  const logKeys = new Map([[parseVerifierKey(logKey).name, [logKey]]]);
  const witness = await openWitness(options, new Keys(options.DATA_DIR), () => logKeys, log);
  const running = witness && (await startWitness(witness, options, log));
  if (!stop.aborted) await once(stop, 'abort');
  await running?.stop();
  log.info('witness stopped');
}
