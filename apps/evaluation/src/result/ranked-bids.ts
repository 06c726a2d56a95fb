import { type RankedBid } from '@mingtang/contracts';
import { type EvaluationDocument } from './evaluation-document';

/** The result of each bid as other services are told of it: numbers as published, rounded. */
export function rankedBids({ bids, result }: Pick<EvaluationDocument, 'bids' | 'result'>): RankedBid[] {
  return result.bids.flatMap((evaluated) => {
    const bid = bids.find((one) => one.bid === evaluated.bidId);
    if (!bid) return [];
    const { responsive, rejections, unpriced, scores, total, rank, tieResolvedBy } = evaluated;
    return [
      {
        bid: bid.bid,
        bidder: bid.bidder,
        ...(bid.price && { price: bid.price }),
        responsive,
        ...(unpriced && { unpriced }),
        rejections: rejections.map(({ requirementId, reason }) => ({ requirement: requirementId, reason })),
        scores: scores.map(({ criterionId, score }) => ({ criterion: criterionId, score: score.rounded })),
        ...(total && { total: total.rounded }),
        ...(rank !== undefined && { rank }),
        ...(tieResolvedBy && { tieResolvedBy }),
      },
    ];
  });
}
