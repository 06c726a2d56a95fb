import { parseVerifierKey } from '@mingtang/transparency';
import { type CustodianOptions } from '../options';
import { type ToldKeys } from './pin-log';

/** The keys that the options tell. @throws {NoteError} for one that is none */
export function toldKeys({
  LOG_VERIFIER_KEY,
  WITNESS_VERIFIER_KEYS,
}: Pick<CustodianOptions, 'LOG_VERIFIER_KEY' | 'WITNESS_VERIFIER_KEYS'>): ToldKeys {
  const witnesses = WITNESS_VERIFIER_KEYS.split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
  for (const key of [...witnesses, LOG_VERIFIER_KEY]) if (key !== '') parseVerifierKey(key);
  return {
    ...(LOG_VERIFIER_KEY !== '' && { log: LOG_VERIFIER_KEY }),
    ...(witnesses.length > 0 && { witnesses }),
  };
}
