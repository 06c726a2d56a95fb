import { checkMoney, isPositive, type Money } from '../money/money';
import { invalidField, type Refusal } from '../rules/refusal';

/** Of a tender: what its notice says of money. */
export interface PricedTender {
  /** ISO 4217 code of every amount of the tender and of its bids. */
  readonly currency: string;
}

/**
 * The currency in which bids are priced: that which the notice states, whether or not the tender names any amount. The documents
 * may allow other currencies (评标委员会和评标方法暂行规定 第18条 / Order 12, art. 18); those of this platform allow one.
 */
export function bidCurrency({ currency }: PricedTender): string {
  return currency;
}

/** Whether a price is in the currency of the tender's bids. */
export function isInBidCurrency(price: Money, tender: PricedTender): boolean {
  return price.currency === bidCurrency(tender);
}

/**
 * Why a price would be rejected by arithmetic alone, whatever the other bids: it is malformed, in another currency than the tender's, or of
 * nothing (EVA-05). One above the maximum price is the bidder's own affair until then (ANN-10).
 */
export function checkBidPrice(price: Money, tender: PricedTender, field = 'price'): Refusal[] {
  const malformed = checkMoney(price, field);
  if (malformed.length > 0) return malformed;
  const currency = bidCurrency(tender);
  if (!isInBidCurrency(price, tender))
    return [
      invalidField(
        `${field}.currency`,
        'price-currency-differs',
        { zh: `报价币种应为 ${currency}`, en: `bids are priced in ${currency}` },
        { currency },
      ),
    ];
  if (!isPositive(price))
    return [invalidField(`${field}.amount`, 'price-zero', { zh: '报价应大于零', en: 'a price is more than zero' })];
  return [];
}
