import { type Problem, PROBLEM_MEDIA_TYPE } from '@mingtang/contracts';
import { type Language, toProblem } from '@mingtang/service-kit';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { TooManyError } from './too-many';

/** Says in both languages what a caller asks too much of. */
function worded(problem: Problem, error: unknown, language: Language): Problem {
  if (!(error instanceof TooManyError)) return problem;
  return { ...problem, message: error.words, detail: error.words[language] };
}

/** Answers a request that goes no further than the gateway. */
export function answerProblem(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const language: Language = /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
  const path = (request as { originalUrl?: string }).originalUrl ?? request.url ?? '/';
  const problem = worded(toProblem(error, path.split('?')[0] ?? '/', language), error, language);
  if (problem.status === 401) response.setHeader('www-authenticate', 'Bearer realm="mingtang"');
  if (problem.status === 429 && !response.hasHeader('retry-after')) response.setHeader('retry-after', '10');
  if (problem.status === 503) response.setHeader('retry-after', '2');
  response.writeHead(problem.status, { 'content-type': PROBLEM_MEDIA_TYPE, 'cache-control': 'no-store' });
  response.end(JSON.stringify(problem));
}
