import { type LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

export type Log = Logger;
/** Injection token of the service's log. */
export const LOG = Symbol('log');

/** One JSON line per event, with the service's name. Tokens and keys never get in: see the paths below. */
export function createLog(service: string, level: string): Log {
  return pino({
    name: service,
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['req.headers.authorization', '*.password', '*.secret', '*.identity', '*.share'],
  });
}

/** Lets Nest write to our log. */
export function nestLogger(log: Log): LoggerService {
  const context = (rest: unknown[]): Record<string, unknown> => ({ context: rest.at(-1) });
  return {
    log: (message, ...rest) => log.debug(context(rest), String(message)),
    warn: (message, ...rest) => log.warn(context(rest), String(message)),
    error: (message, ...rest) => log.error(context(rest), String(message)),
    debug: (message, ...rest) => log.debug(context(rest), String(message)),
    fatal: (message, ...rest) => log.fatal(context(rest), String(message)),
  };
}
