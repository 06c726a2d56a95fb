import { type Check } from '@mingtang/evidence';

export type FailedCheck = Extract<Check, { ok: false }>;
export type HeldCheck = Extract<Check, { ok: true }>;

/** Checks in the order in which a reader must hear of them. */
export interface SortedChecks {
  readonly failed: readonly FailedCheck[];
  /** Those that hold with something to know: a part that could not be checked here, a period that was missed. */
  readonly remarked: readonly HeldCheck[];
  readonly held: readonly HeldCheck[];
}

/** Failures first; what holds with a remark stands among the remarks and among what holds, what this bundle cannot tell among the remarks alone. */
export function sortedChecks(checks: readonly Check[]): SortedChecks {
  const held = checks.filter((check) => check.ok);
  return {
    failed: checks.filter((check) => !check.ok),
    remarked: held.filter(({ remarks }) => remarks.length > 0),
    held: held.filter(({ undecided }) => !undecided),
  };
}
