import { PROBLEM_MEDIA_TYPE } from '@mingtang/contracts';
import { type Request, type Response } from 'express';
import { type Log } from '../log/log';
import { isStorageFull } from './storage-full';
import { type Language, toProblem } from './to-problem';

/** The language that a caller prefers; Chinese where it names neither. */
export function languageOf(request: Request): Language {
  return request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh';
}

/** Answers a request with an error as problem+json, in the language that the caller prefers. */
export function sendProblem(error: unknown, request: Request, response: Response, log: Log): void {
  const language = languageOf(request);
  const problem = toProblem(error, request.originalUrl.split('?')[0] ?? '/', language);
  if (problem.status === 500 || isStorageFull(error)) log.error({ err: error, route: request.path }, 'request failed');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (problem.status === 401) response.setHeader('www-authenticate', 'Bearer realm="mingtang"');
  if (problem.status === 503) response.setHeader('retry-after', '2');
  response.removeHeader('etag');
  response
    .status(problem.status)
    .setHeader('cache-control', 'no-store')
    .setHeader('content-language', language)
    .type(PROBLEM_MEDIA_TYPE)
    .send(JSON.stringify(problem));
}
