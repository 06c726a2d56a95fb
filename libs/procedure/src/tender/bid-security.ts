import { type ProcedureDefinition } from '../definition/definition';
import { isPositive, isWithinPercent, checkMoney, type Money } from '../money';
import { type Refusal, ruleBroken } from '../refusal';

/**
 * BID-01: bid security is at most 2 % of the project's estimate (Implementing Regulations art. 26). Without an estimate
 * there is nothing to measure it by, so none may be asked.
 */
export function checkBidSecurity(
  amount: Money,
  estimate: Money | null,
  definition: ProcedureDefinition,
  field = 'bidSecurity',
): Refusal[] {
  const malformed = checkMoney(amount, field);
  if (malformed.length > 0) return malformed;
  const percent = definition.bidSecurityMaxPercent;
  const broken = (code: string, zh: string, en: string) => [
    ruleBroken('BID-01', code, { zh, en }, { field, params: { maxPercent: percent } }),
  ];
  if (!isPositive(amount))
    return broken(
      'bid-security-zero',
      '投标保证金应大于零，否则不应设置',
      'a bid security is more than zero, or none is asked',
    );
  if (!estimate)
    return broken(
      'bid-security-needs-estimate',
      '未填写估算价，不能设置投标保证金',
      'without an estimate no bid security may be asked',
    );
  if (amount.currency !== estimate.currency)
    return broken(
      'bid-security-currency',
      '投标保证金与估算价币种应一致',
      'the bid security is in the currency of the estimate',
    );
  if (!isWithinPercent(amount, estimate, percent))
    return broken(
      'bid-security-too-high',
      `投标保证金不得超过估算价的${percent}%`,
      `the bid security is over ${percent}% of the estimate`,
    );
  return [];
}
