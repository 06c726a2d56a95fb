import { type OwedAct } from '../../parts/owed-act';

/** What one part of the desk knows to be owed. */
export interface OwedActs {
  readonly acts: readonly OwedAct[];
  readonly loading: boolean;
  /** Why it is not known, or not all of it. */
  readonly error: unknown;
}
