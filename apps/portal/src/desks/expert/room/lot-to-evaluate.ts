import {
  type Criterion,
  type EvaluationMethod,
  type Money,
  type OrganisationRef,
  type Requirement,
} from '@mingtang/procedure';
import { api, type Schema } from '../../../api/api';

/** An opened bid, as its evaluators see it. */
export interface BidToEvaluate {
  readonly bid: string;
  readonly bidder: OrganisationRef;
  readonly price: Money;
  readonly priceSchedule?: unknown;
  readonly securityPaid: boolean;
  readonly receivedAt: string;
  /** Once the review is concluded: whether the bid passed it. */
  readonly responsive?: boolean;
}

/** What a committee evaluates, and by what. */
export interface LotToEvaluate {
  readonly currency: string;
  readonly maximumPrice?: Money;
  readonly method: EvaluationMethod;
  readonly requirements: readonly Requirement[];
  readonly criteria: readonly Criterion[];
  readonly bids: readonly BidToEvaluate[];
}

/** The bids and terms of a lot; the API's document gives these parts, which libs/procedure describes, no shape of their own. */
export function useLotToEvaluate(path: { readonly project: string; readonly lot: string }, enabled: boolean) {
  return api.useQuery(
    'get',
    '/api/evaluation/projects/{project}/lots/{lot}/bids',
    { params: { path } },
    { enabled, select: (lot: Schema<'evaluation.EvaluatedLotDto'>) => lot as unknown as LotToEvaluate },
  );
}
