import { type PublishedProject } from '@mingtang/contracts';
import { bidCurrency } from '@mingtang/procedure/bidding';
import { reviewRequirements } from '@mingtang/procedure/evaluation';
import { type Money } from '@mingtang/procedure/money';
import { lawBinding, type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { type Criterion, type EvaluationMethod, forLot, type Lot, type Requirement } from '@mingtang/procedure/tender';
import { type Calendar } from '@mingtang/procedure/time';

/** What was published for a lot and alone decides its evaluation (EVA-04). */
export interface LotTerms {
  readonly lot: Lot;
  readonly definition: ProcedureDefinition;
  readonly calendar: Calendar;
  readonly currency: string;
  readonly method: EvaluationMethod;
  readonly criteria: readonly Criterion[];
  readonly requirements: readonly Requirement[];
  readonly maximumPrice?: Money;
}

/** The terms of a lot, or undefined where the project has no such lot. */
export function termsOf(published: PublishedProject, lotId: string): LotTerms | undefined {
  const lot = published.lots.find(({ id }) => id === lotId);
  if (!lot) return undefined;
  const { maximumPrice } = lot;
  return {
    lot,
    definition: lawBinding(published),
    calendar: published.calendar,
    currency: bidCurrency(published),
    method: published.evaluation,
    criteria: forLot(published.criteria, lotId),
    requirements: reviewRequirements(
      {
        requirements: published.requirements,
        ...(published.bidSecurity && { bidSecurity: published.bidSecurity }),
      },
      lotId,
    ),
    ...(maximumPrice && { maximumPrice }),
  };
}
