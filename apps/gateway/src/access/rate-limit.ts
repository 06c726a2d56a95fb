import { HttpException } from '@nestjs/common';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { type RequestHandler } from 'express';
import { answerProblem } from './problem-response';
import { callerOf } from './keycloak-access';

/** So many requests in ten seconds for each account, or for each address where the caller is anonymous. */
export function limitPerCaller(requestsPerTenSeconds: number): RequestHandler {
  return rateLimit({
    windowMs: 10_000,
    limit: requestsPerTenSeconds,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (request) => callerOf(request) ?? ipKeyGenerator(request.ip ?? ''),
    handler: (request, response) =>
      answerProblem(request, response, new HttpException('too many requests, slow down', 429)),
  });
}
