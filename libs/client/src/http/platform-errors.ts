import { type Problem } from '@mingtang/contracts';

/** The platform refused a request and said why. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    /** What was asked for, e.g. `POST /api/bidding/…`. */
    readonly request: string,
  ) {
    super(`${request}: ${problem.status} ${problem.code}: ${problem.message.en}`);
    this.name = 'ProblemError';
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }
}

/** Nobody answered, or not as the platform does. */
export class UnreachableError extends Error {
  constructor(
    readonly url: string,
    options?: ErrorOptions,
  ) {
    super(`no answer from a platform at ${url}`, options);
    this.name = 'UnreachableError';
  }
}

/**
 * Everything that a problem says, a line for each thing that is wrong: the message, then the field, the rule and its legal
 * source where there are any.
 */
export function problemLines(problem: Problem, language: 'zh' | 'en'): string[] {
  return (problem.errors ?? [problem]).map(({ code, message, field, rule, source }) => {
    const about = [field, rule && source ? `${rule} ${source}` : rule].filter((part) => part !== undefined);
    return `${message[language]} [${[code, ...about].join('; ')}]`;
  });
}
