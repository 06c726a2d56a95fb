import Fraction from 'fraction.js';
import { exact, mean, roundHalfUp, smaller, sum, toDecimal } from '../money/decimal';
import { type Money } from '../money/money';
import { type PriceFormula } from '../tender/evaluation-method';

/** Digits behind the point of a benchmark as it is published. */
export const REFERENCE_DIGITS = 4;

/** What the published rules add to or take from a quoted price before bids are compared. */
export interface PriceAdjustment {
  readonly kind: 'arithmetic-correction' | 'deviation' | 'preference';
  /** Exact decimal, negative where it lowers the price. */
  readonly amount: string;
  readonly statement: string;
}

/** The evaluated price (评标价): the quoted price and all its adjustments, exactly. */
export function evaluatedPrice(price: Money, adjustments: readonly PriceAdjustment[] = []): Fraction {
  return sum([exact(price.amount), ...adjustments.map(({ amount }) => exact(amount))]);
}

/** What the price scores of a lot are measured by: the lowest price, or the benchmark. */
export function priceReference(prices: readonly Fraction[], formula: PriceFormula): Fraction {
  if (formula.formula === 'lowest-price') return prices.reduce(smaller);
  const { factor, dropExtremesAbove } = formula;
  const sorted = [...prices].sort((a, b) => a.compare(b));
  const dropped = dropExtremesAbove !== undefined && sorted.length > dropExtremesAbove;
  return mean(dropped ? sorted.slice(1, -1) : sorted).mul(exact(factor));
}

/**
 * The score of a price, exactly, of the weight W:
 *
 * - `lowest-price`: W x lowest / price;
 * - `deviation`: W - a x |d|, not under 0, where d = (price - benchmark) / benchmark x 100 and a is the penalty above or
 *   below the benchmark.
 */
export function priceScore(price: Fraction, reference: Fraction, weight: Fraction, formula: PriceFormula): Fraction {
  if (formula.formula === 'lowest-price') return weight.mul(reference).div(price);
  const deviation = price.sub(reference).div(reference).mul(100);
  const penalty = exact(deviation.compare(0) > 0 ? formula.penaltyAbove : formula.penaltyBelow);
  const score = weight.sub(deviation.abs().mul(penalty));
  return score.compare(0) < 0 ? new Fraction(0) : score;
}

/**
 * The price scores of a lot's bids, rounded as published, and what they are measured by: for whoever looks on, since the result
 * is computed by {@link evaluate}.
 * @param prices exact decimals of one currency, at least one.
 */
export function priceScores(
  prices: readonly string[],
  weight: string,
  { price: formula, digits }: { readonly price: PriceFormula; readonly digits: number },
): { readonly reference: string; readonly scores: readonly string[] } {
  const exactly = prices.map(exact);
  const reference = priceReference(exactly, formula);
  return {
    reference: toDecimal(reference, REFERENCE_DIGITS),
    scores: exactly.map((price) => roundHalfUp(priceScore(price, reference, exact(weight), formula), digits)),
  };
}
