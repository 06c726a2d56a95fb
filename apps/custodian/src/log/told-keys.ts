import { type CustodianOptions, witnessKeysOf } from '../options';
import { type ToldKeys } from './pin-log';

/** The keys that the options tell. */
export function toldKeys(options: Pick<CustodianOptions, 'LOG_VERIFIER_KEY' | 'WITNESS_VERIFIER_KEYS'>): ToldKeys {
  const [log, witnesses] = [options.LOG_VERIFIER_KEY, witnessKeysOf(options)];
  return { ...(log !== '' && { log }), ...(witnesses.length > 0 && { witnesses }) };
}
