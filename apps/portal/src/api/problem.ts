import { type Schema } from '@mingtang/api';

/** RFC 9457 problem details, as every service answers them. */
export type Problem = Schema<'disclosure.ProblemDto'>;

/** A request that was refused, or got no answer (then without `problem`). */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem | undefined,
    options?: ErrorOptions,
  ) {
    super(problem?.detail ?? 'the platform did not answer', options);
  }
}

/** The problem in an answer; one without a problem in it (a proxy's error page) is none. */
export async function problemFrom(response: Response): Promise<Problem | undefined> {
  const body: unknown = await response.json().catch(() => undefined);
  return typeof body === 'object' && body !== null && 'code' in body ? (body as Problem) : undefined;
}

/** The problem of any error; undefined for no answer. */
export function problemOf(error: unknown): Problem | undefined {
  return error instanceof ProblemError ? error.problem : undefined;
}
