import { type ProcedureDefinition } from '../definition/definition';
import {
  addMoney,
  checkMoney,
  compareMoney,
  formatMoney,
  isPositive,
  isWithinPercent,
  type Money,
} from '../money/money';
import { type Refusal, ruleBroken } from '../rules/refusal';
import { type ProjectDraftData } from './project-draft';

/** What a bid security is measured by. */
export type Secured = Pick<ProjectDraftData, 'estimate' | 'classification' | 'lots'>;

/**
 * BID-01: bid security is at most 2 % of the project's estimate (Implementing Regulations art. 26), and for works at most 800,000 yuan
 * besides (工程建设项目施工招标投标办法 第37条), here for each lot, since one security is given for all. Without an estimate there is nothing
 * to measure it by, so none may be asked.
 */
export function checkBidSecurity(
  amount: Money,
  { estimate, classification, lots }: Secured,
  definition: ProcedureDefinition,
  field = 'bidSecurity',
): Refusal[] {
  const malformed = checkMoney(amount, field);
  if (malformed.length > 0) return malformed;
  const percent = definition.limits.bidSecurityMaxPercent;
  const broken = (code: string, zh: string, en: string) => [
    ruleBroken(definition.limits.rules.bidSecurity, code, { zh, en }, { field, params: { maxPercent: percent } }),
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
  const perLot = definition.limits.bidSecurityMaxPerLot[classification];
  if (perLot?.currency !== amount.currency) return [];
  const most = addMoney(perLot, ...lots.slice(1).map(() => perLot));
  if (compareMoney(amount, most) > 0)
    return broken(
      'bid-security-above-cap',
      `投标保证金每标段不得超过 ${formatMoney(perLot, 'zh')}，${lots.length}个标段合计不得超过 ${formatMoney(most, 'zh')}`,
      `the bid security is at most ${formatMoney(perLot, 'en')} for each lot, so ${formatMoney(most, 'en')} for ${lots.length}`,
    );
  return [];
}
