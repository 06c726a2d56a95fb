import { type Money } from '@mingtang/procedure/money';
import { type OrganisationRef } from '@mingtang/procedure/organisation';
import { type EvaluationReport, useReport } from '../../../expert/report/report';
import { lawOf } from '../lot-facts';
import { type RunningLot } from '../use-lot';

/** Somebody among whom the winner is determined, in the order of the report. */
export interface Candidate {
  readonly rank: number;
  readonly bid: string;
  readonly bidder: Pick<OrganisationRef, 'name'>;
  readonly price: Money;
}

/** Among whom the winner of a lot is determined: the published candidates, or where none are published those whom the signed report recommends. */
export function useCandidates({ project, lot, path }: RunningLot): readonly Candidate[] | undefined {
  const { acts } = lawOf(project).definition;
  const fromReport = acts['publish-candidates'] === undefined && acts.award?.in.includes(lot.stage) === true;
  const report = useReport(path, fromReport);
  if (lot.candidates) return lot.candidates.candidates;
  return fromReport && report.data ? recommendedBy(report.data) : undefined;
}

/** Whom a report recommends, best first. */
export function recommendedBy({ document }: Pick<EvaluationReport, 'document'>): readonly Candidate[] {
  const bidders = new Map(document.bids.map(({ bid, bidder }) => [bid, bidder]));
  return document.result.candidates.flatMap((bid, at) => {
    const bidder = bidders.get(bid);
    const price = document.result.bids.find(({ bidId }) => bidId === bid)?.price;
    return bidder && price ? [{ rank: at + 1, bid, bidder, price }] : [];
  });
}
