import { rateLimit } from 'express-rate-limit';
import { type Request, type RequestHandler } from 'express';
import { callerKey, callerOf } from './caller';
import { answerProblem } from './problem-response';
import { TooManyError } from './too-many';

const WINDOW_S = 10;

export interface RequestLimits {
  /** Most requests of one account in ten seconds. */
  readonly requestsPerTenSeconds: number;
  /** Most anonymous requests of one address in ten seconds, of those that the cache does not answer. */
  readonly anonymousPerTenSeconds: number;
}

/** So many requests in ten seconds for each account, or for each address where the caller is anonymous. */
export function limitPerCaller({ requestsPerTenSeconds, anonymousPerTenSeconds }: RequestLimits): RequestHandler {
  const limit = (request: Request) =>
    callerOf(request) === undefined ? anonymousPerTenSeconds : requestsPerTenSeconds;
  return rateLimit({
    windowMs: WINDOW_S * 1_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: callerKey,
    // It looks for the library's own way to read an address, which `callerKey` takes behind another function.
    validate: { keyGeneratorIpFallback: false },
    handler: (request, response) => answerProblem(request, response, tooManyRequests(request, limit(request))),
  });
}

function tooManyRequests(request: Request, limit: number): TooManyError {
  const whose =
    callerOf(request) === undefined
      ? { zh: '该网络地址未登录', en: 'this address may send without signing in' }
      : { zh: '该账号', en: 'this account may send' };
  return new TooManyError({
    zh: `${whose.zh}每 ${WINDOW_S} 秒最多发送 ${limit} 次请求，已超过；请按 Retry-After 所示秒数后再试`,
    en: `more requests than the ${limit} in ${WINDOW_S} s that ${whose.en}; try again after as many seconds as Retry-After says`,
  });
}
