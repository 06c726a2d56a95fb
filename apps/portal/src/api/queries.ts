import { QueryClient } from '@tanstack/react-query';
import { SessionEndedError } from '../identity/ended-session';
import { ProblemError } from './problem';

const MOST_RETRIES = 3;

/** What the portal has asked the platform, and what it was answered. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What was refused stays refused; only silence is worth another question.
      retry: (count, error) =>
        !(error instanceof ProblemError && error.problem) &&
        !(error instanceof SessionEndedError) &&
        count < MOST_RETRIES,
    },
  },
});
