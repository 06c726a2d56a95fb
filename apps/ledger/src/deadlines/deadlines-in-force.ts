import { deadlineInForce, roundsOf } from '@mingtang/procedure/bidding';
import { type Instant } from '@mingtang/procedure/time';
import { type LoggedProject } from '../cases/logged-project';

/** A round of sealed offers: of one lot, or of all where the notice sets the deadline for all. */
export interface RoundOfOffers {
  readonly round: number;
  /** null of all lots. */
  readonly lot: string | null;
}

export interface RoundDeadline extends RoundOfOffers {
  readonly deadline: Instant;
}

/** The deadlines of a project that are waited for, or were reached. */
export function deadlinesInForce({ lots }: Pick<LoggedProject, 'lots'>): readonly RoundDeadline[] {
  const found: RoundDeadline[] = [];
  for (const { lot, law, stand } of lots)
    for (const of of roundsOf(law.definition)) {
      const deadline = deadlineInForce(law, stand, of);
      const round = { round: of.round, lot: of.setFor === 'lot' ? lot : null };
      if (deadline !== undefined && !found.some(isOf(round))) found.push({ ...round, deadline });
    }
  return found;
}

export function isOf({ round, lot }: RoundOfOffers): (other: RoundOfOffers) => boolean {
  return (other) => other.round === round && other.lot === lot;
}
