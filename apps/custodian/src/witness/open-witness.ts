import { join } from 'node:path';
import { type Logger } from 'pino';
import { type Keys } from '../keys/keys';
import { type CustodianOptions } from '../options';
import { FollowedLogs } from './followed-logs';
import { RefusedCheckpoints } from './refused-checkpoints';
import { Witness, type WitnessSettings } from './witness';

/** The witness of this agent as its folder has it; undefined where the options want none. */
export async function openWitness(
  options: Pick<CustodianOptions, 'WITNESS_PORT' | 'WITNESS_NAME' | 'CUSTODIAN_CLIENT_ID' | 'DATA_DIR'>,
  keys: Pick<Keys, 'witnessKey'>,
  logKeys: WitnessSettings['logKeys'],
  log: Logger,
): Promise<Witness | undefined> {
  if (options.WITNESS_PORT === 0) return undefined;
  return new Witness({
    name: options.WITNESS_NAME || `${options.CUSTODIAN_CLIENT_ID}.witness`,
    key: await keys.witnessKey(),
    logs: await FollowedLogs.open(join(options.DATA_DIR, 'followed')),
    refused: await RefusedCheckpoints.open(join(options.DATA_DIR, 'refused')),
    logKeys,
    now: () => Date.now(),
    log,
  });
}
