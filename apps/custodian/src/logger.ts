import { pino, type Logger } from 'pino';
import { type CustodianOptions } from './options';

/** Writes JSON lines, under the name of the custodian or of the witness. */
export function loggerOf({
  CUSTODIAN_CLIENT_ID,
  WITNESS_NAME,
  LOG_LEVEL,
}: Pick<CustodianOptions, 'CUSTODIAN_CLIENT_ID' | 'WITNESS_NAME' | 'LOG_LEVEL'>): Logger {
  const name = CUSTODIAN_CLIENT_ID || WITNESS_NAME;
  return pino({ name, level: LOG_LEVEL, timestamp: pino.stdTimeFunctions.isoTime });
}
