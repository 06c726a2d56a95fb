import { type Money } from '@mingtang/procedure/money';
import { type OrganisationRef } from '@mingtang/procedure/organisation';
import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { type Criterion, type EvaluationMethod, type Requirement } from '@mingtang/procedure/tender';
import { api, type Schema } from '../../../api/api';

/** An opened bid, as its evaluators see it. */
export interface BidToEvaluate {
  readonly bid: string;
  readonly bidder: OrganisationRef;
  /** Once it is opened; later than the rest where the procedure has it so. */
  readonly price?: Money;
  readonly priceSchedule?: unknown;
  readonly securityPaid: boolean;
  readonly receivedAt: string;
  /** Once the review is concluded: whether the bid passed it. */
  readonly responsive?: boolean;
}

/** What a committee evaluates, and by what. */
export interface LotToEvaluate {
  /** The procedure by which it goes. */
  readonly definition: ProcedureDefinition;
  readonly currency: string;
  readonly maximumPrice?: Money;
  readonly method: EvaluationMethod;
  readonly requirements: readonly Requirement[];
  readonly criteria: readonly Criterion[];
  readonly bids: readonly BidToEvaluate[];
}

type Raw = Schema<'evaluation.EvaluatedLotDto'>;

/** How often it is asked which bids passed the review, once that is concluded and not yet known here. */
const OUTCOME_AGAIN_MS = 1_000;

/**
 * The bids and terms of a lot; the API's document gives these parts, which libs/procedure describes, no shape of their own.
 * @param scoring whether the review is concluded, which may be by another member's sheet: then it matters which bids passed.
 */
export function useLotToEvaluate(
  path: { readonly project: string; readonly lot: string },
  {
    enabled,
    scoring,
    definition,
  }: { readonly enabled: boolean; readonly scoring: boolean; readonly definition: ProcedureDefinition | undefined },
) {
  return api.useQuery(
    'get',
    '/api/evaluation/projects/{project}/lots/{lot}/bids',
    { params: { path } },
    {
      enabled: enabled && definition !== undefined,
      select: (lot: Raw) => ({ ...lot, definition }) as unknown as LotToEvaluate,
      refetchInterval: ({ state }: { readonly state: { readonly data: Raw | undefined } }) =>
        scoring && state.data && !outcomeKnown(state.data.bids) ? OUTCOME_AGAIN_MS : false,
    },
  );
}

/** Whether it is known which of the bids passed the review. */
export function outcomeKnown(bids: readonly { readonly responsive?: boolean }[]): boolean {
  return bids.some(({ responsive }) => responsive !== undefined);
}
