import { type Bilingual } from '@mingtang/procedure/writing';
import { type Terminal } from '../terminal/terminal';

/** One thing that was verified, what it proves, and where it failed why. */
export interface Check {
  readonly proves: Bilingual;
  /** Undefined where it holds. */
  readonly failure?: string;
}

export function holds(proves: Bilingual): Check {
  return { proves };
}

export function fails(proves: Bilingual, failure: string): Check {
  return { proves, failure };
}

/** A check by its outcome. */
export function check(proves: Bilingual, ok: boolean, failure: string): Check {
  return ok ? holds(proves) : fails(proves, failure);
}

/** Prints each check. @returns whether all hold. */
export function report(checks: readonly Check[], terminal: Terminal): boolean {
  for (const { proves, failure } of checks) {
    const text = proves[terminal.language];
    terminal.say(failure === undefined ? `✓ ${text}` : `✗ ${text}: ${failure}`);
  }
  return checks.every(({ failure }) => failure === undefined);
}
