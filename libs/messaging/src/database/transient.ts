/** SQLSTATE classes and codes that pass by themselves: connection, resources, operator intervention, serialization. */
const TRANSIENT_SQLSTATE = /^(08|53|57P0|58)|^(40001|40P01|55P03|57014|25006)$/;
const TRANSIENT_SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);
const TRANSIENT_TEXT =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Connection ended unexpectedly|Driver not Connected|not queryable/i;

/** SQLSTATEs of a statement or a lock that was waited for too long. */
const WAITED_TOO_LONG = new Set(['55P03', '57014', 'ETIMEDOUT']);
const NO_CONNECTION_IN_TIME = /timeout exceeded when trying to connect|timeout expired|due to connection timeout/i;

/** True where the database did not answer in time, see `Patience`. */
export function isSilence(error: unknown): boolean {
  for (let cause = error; isErrorLike(cause); cause = cause.cause) {
    const { code, message } = cause;
    if (typeof code === 'string' && WAITED_TOO_LONG.has(code)) return true;
    if (typeof message === 'string' && NO_CONNECTION_IN_TIME.test(message)) return true;
  }
  return false;
}

/** True for failures of the database or the network that a later attempt may not meet. */
export function isTransient(error: unknown): boolean {
  for (let cause = error; isErrorLike(cause); cause = cause.cause) {
    const { code, message, errors } = cause;
    if (typeof code === 'string' && (TRANSIENT_SQLSTATE.test(code) || TRANSIENT_SYSTEM.has(code))) return true;
    if (typeof message === 'string' && TRANSIENT_TEXT.test(message)) return true;
    if (Array.isArray(errors) && errors.some(isTransient)) return true;
  }
  return false;
}

/** Errors of Node's own modules are no instances of another realm's Error, so they are told by their shape. */
function isErrorLike(value: unknown): value is Record<'code' | 'message' | 'errors' | 'cause', unknown> {
  return typeof value === 'object' && value !== null;
}
