import { compareDecimals } from '../money/decimal';
import { type AmountBounds, type ProcedureDefinition } from '../definition/definition';
import { formatMoney, type Money } from '../money/money';
import { type Refusal, ruleBroken, type Warning, warning } from '../rules/refusal';

/**
 * BID-01: an estimate beyond all reason is no measure of anything, and would lift the cap that the bid security has in it (Implementing
 * Regulations art. 26). The bounds are no law: no tender comes near a trillion yuan, while digits typed twice or an amount in fen soon do;
 * other currencies have smaller units. Of well-formed money.
 */
export function checkPlausible(money: Money, field: string, definition: ProcedureDefinition): Refusal[] {
  const { most } = boundsOf(money, definition);
  if (compareDecimals(money.amount, most) <= 0) return [];
  const bound = { amount: most, currency: money.currency };
  return [
    ruleBroken(
      definition.limits.rules.bidSecurity,
      'amount-implausible',
      {
        zh: `金额超过 ${formatMoney(bound, 'zh')}，疑为误填，不能作为计算依据`,
        en: `an amount above ${formatMoney(bound, 'en')} looks like a slip and is no measure of anything`,
      },
      { field: `${field}.amount`, params: { most } },
    ),
  ];
}

/** A large amount that may be meant. */
export function plausibleWarnings(money: Money, field: string, definition: ProcedureDefinition): Warning[] {
  const { usual, most } = boundsOf(money, definition);
  if (compareDecimals(money.amount, usual) <= 0 || compareDecimals(money.amount, most) > 0) return [];
  const bound = { amount: usual, currency: money.currency };
  return [
    warning(
      definition.limits.rules.bidSecurity,
      'amount-unusual',
      {
        zh: `金额超过 ${formatMoney(bound, 'zh')}，请核对位数`,
        en: `the amount is above ${formatMoney(bound, 'en')}: please count its digits again`,
      },
      { field: `${field}.amount`, params: { usual } },
    ),
  ];
}

function boundsOf({ currency }: Money, { limits: { plausibleAmounts } }: ProcedureDefinition): AmountBounds {
  return currency === 'CNY' ? plausibleAmounts.CNY : plausibleAmounts.otherCurrencies;
}
