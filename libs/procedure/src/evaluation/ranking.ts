import type Fraction from 'fraction.js';
import { exact, roundHalfUp } from '../money/decimal';
import { type EvaluationMethod, type TieRule } from '../tender/evaluation-method';
import { shuffle } from './shuffle';

/** What a responsive bid is ranked by. */
export interface RankedInput {
  readonly bidId: string;
  readonly evaluatedPrice: Fraction;
  /** Composite score, exactly; undefined under lowest evaluated price. */
  readonly total: Fraction | undefined;
  /** Sum of what the technical criteria give. */
  readonly technical: Fraction;
}

export interface RankedPlace {
  readonly bidId: string;
  readonly rank: number;
  /** What decided between this bid and one equal to it. */
  readonly tieResolvedBy?: TieRule;
}

type Comparison = (a: RankedInput, b: RankedInput) => number;

/**
 * EVA-09: ranks responsive bids by composite score, highest first, or by evaluated price, lowest first (Tendering and
 * Bidding Law art. 41). Totals are compared as published, rounded half up to the method's digits: a difference that no
 * reader can see decides nothing. Equal bids follow the method's tie rule; a lot is drawn from `tieSeed` by
 * {@link shuffle} with purpose `mingtang/tie/v1` over all bids ranked, and is drawn where the rule leaves bids equal (GP-06).
 */
export function rank(bids: readonly RankedInput[], method: EvaluationMethod, tieSeed: string): RankedPlace[] {
  const merit = byMerit(method);
  const ties = tieComparisons([...new Set([...method.tieRule, 'drawn-lot' as const])], bids, tieSeed);
  const decided = (a: RankedInput, b: RankedInput) => ties.find(({ compare }) => compare(a, b) !== 0);
  const order = [...bids].sort((a, b) => merit(a, b) || (decided(a, b)?.compare(a, b) ?? 0));
  return order.map((bid, index) => {
    const equal = [order[index - 1], order[index + 1]].find((other) => other && merit(bid, other) === 0);
    const rule = equal && decided(bid, equal)?.rule;
    return { bidId: bid.bidId, rank: index + 1, ...(rule && { tieResolvedBy: rule }) };
  });
}

function byMerit(method: EvaluationMethod): Comparison {
  if (method.kind === 'lowest-evaluated-price') return byPrice;
  const published = (bid: RankedInput) => exact(roundHalfUp(bid.total ?? exact('0'), method.digits));
  return (a, b) => published(b).compare(published(a));
}

function tieComparisons(rules: readonly TieRule[], bids: readonly RankedInput[], tieSeed: string) {
  const comparisons: Record<TieRule, () => Comparison> = {
    'lower-price': () => byPrice,
    'technical-score': () => (a, b) => b.technical.compare(a.technical),
    'drawn-lot': () => {
      const drawn = shuffle(
        tieSeed,
        'mingtang/tie/v1',
        bids.map(({ bidId }) => bidId),
      );
      const place = new Map(drawn.map((bidId, index) => [bidId, index]));
      return (a, b) => (place.get(a.bidId) ?? 0) - (place.get(b.bidId) ?? 0);
    },
  };
  return rules.map((rule) => ({ rule, compare: comparisons[rule]() }));
}

function byPrice(a: RankedInput, b: RankedInput): number {
  return a.evaluatedPrice.compare(b.evaluatedPrice);
}
