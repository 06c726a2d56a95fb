import { QueryFailedError } from 'typeorm';

/** Whether a write failed because another row has the value of this unique constraint. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const cause = error instanceof QueryFailedError ? (error.driverError as { code?: string; constraint?: string }) : {};
  return cause.code === '23505' && cause.constraint === constraint;
}
