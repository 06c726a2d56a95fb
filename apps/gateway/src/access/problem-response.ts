import { PROBLEM_MEDIA_TYPE } from '@mingtang/contracts';
import { type Language, toProblem } from '@mingtang/service-kit';
import { type IncomingMessage, type ServerResponse } from 'node:http';

/** Answers a request that goes no further than the gateway. */
export function answerProblem(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const language: Language = /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
  const path = (request as { originalUrl?: string }).originalUrl ?? request.url ?? '/';
  const problem = toProblem(error, path.split('?')[0] ?? '/', language);
  if (problem.status === 401) response.setHeader('www-authenticate', 'Bearer realm="mingtang"');
  if (problem.status === 503) response.setHeader('retry-after', '2');
  response.writeHead(problem.status, { 'content-type': PROBLEM_MEDIA_TYPE, 'cache-control': 'no-store' });
  response.end(JSON.stringify(problem));
}
