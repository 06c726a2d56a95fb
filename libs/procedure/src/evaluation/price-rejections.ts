import { isInBidCurrency } from '../bidding/bid-price';
import { exact } from '../money/decimal';
import { formatMoney, isPositive } from '../money/money';
import { evaluatedPrice } from './price';
import { PRICE_REQUIREMENT, type Rejection } from './review';
import { type BidToEvaluate, type EvaluationInput } from './evaluation-input';

/** What needs no judgement: a price in another currency, of nothing, or above the published maximum (ANN-10, EVA-05). */
export function priceRejections(
  { price, adjustments }: BidToEvaluate,
  { currency, maximumPrice }: Pick<EvaluationInput, 'currency' | 'maximumPrice'>,
): Rejection[] {
  const found = (reason: Rejection['reason'], statement: string): Rejection[] => [
    { requirementId: PRICE_REQUIREMENT, reason, statements: [statement], foundBy: 'arithmetic' },
  ];
  if (price === undefined) return [];
  if (!isInBidCurrency(price, { currency }))
    return found(
      'not-responsive',
      `报价币种为 ${price.currency}，应为 ${currency} / priced in ${price.currency}, not ${currency}`,
    );
  if (!isPositive(price) || evaluatedPrice(price, adjustments).compare(0) <= 0)
    return found('not-responsive', '报价应大于零 / a price is more than zero');
  if (maximumPrice && exact(price.amount).compare(exact(maximumPrice.amount)) > 0)
    return found(
      'above-maximum-price',
      `${formatMoney(price, 'zh')} > ${formatMoney(maximumPrice, 'zh')} / above the maximum price`,
    );
  return [];
}
