import { decimalFault } from './check-decimal';
import { isCurrency } from './currency';
import { compareDecimals, exact, fractionDigits, isDecimal, roundHalfUp, sum } from './decimal';
import { acceptUnless, type Decision, invalidField, type Refusal } from '../rules/refusal';

/** An exact, non-negative amount of a currency. */
export interface Money {
  /** Plain decimal, e.g. `1234567.89`: at most 18 digits before the point and 4 behind it. */
  readonly amount: string;
  /** ISO 4217 code. */
  readonly currency: string;
}

const AMOUNT = { zh: '金额', en: 'an amount' };
const DIGITS_BEFORE_POINT = 18;
const DIGITS_BEHIND_POINT: Readonly<Record<string, number>> = { CNY: 2 };
const MOST_DIGITS_BEHIND_POINT = 4;

/** Most digits behind the point that an amount of the currency may have: 2 for CNY, else 4. */
export function amountDigits(currency: string): number {
  return DIGITS_BEHIND_POINT[currency] ?? MOST_DIGITS_BEHIND_POINT;
}

/** What is wrong with a money value; `field` is where it stands in what was given. */
export function checkMoney(money: Money, field: string): Refusal[] {
  const refusals: Refusal[] = [];
  const behind = amountDigits(money.currency);
  const wrong = decimalFault(money.amount, { name: AMOUNT, before: DIGITS_BEFORE_POINT, behind, zero: 'allowed' });
  if (wrong) refusals.push(invalidField(`${field}.amount`, 'amount-malformed', wrong, { digits: behind }));
  if (!isCurrency(money.currency))
    refusals.push(
      invalidField(`${field}.currency`, 'currency-unknown', {
        zh: '币种应为现行 ISO 4217 代码',
        en: 'the currency is not an ISO 4217 code in use',
      }),
    );
  return refusals;
}

/** Money from two texts, or what is wrong with them. */
export function parseMoney(amount: string, currency: string, field = 'money'): Decision<Money> {
  const money = { amount: amount.trim(), currency: currency.trim() };
  return acceptUnless(checkMoney(money, field), money);
}

export function isPositive(money: Money): boolean {
  return isDecimal(money.amount) && compareDecimals(money.amount, '0') > 0;
}

/**
 * Orders two amounts of one currency: negative, zero or positive.
 * @throws RangeError if the currencies differ
 */
export function compareMoney(a: Money, b: Money): number {
  return compareDecimals(a.amount, inCurrency(b, a.currency).amount);
}

export function equalMoney(a: Money, b: Money): boolean {
  return a.currency === b.currency && compareDecimals(a.amount, b.amount) === 0;
}

/** @throws RangeError if there is no money to add, or the currencies differ */
export function addMoney(first: Money, ...others: readonly Money[]): Money {
  const all = [first, ...others];
  const digits = Math.max(...all.map(({ amount }) => fractionDigits(amount)));
  const total = sum(all.map((money) => exact(inCurrency(money, first.currency).amount)));
  return { amount: roundHalfUp(total, digits), currency: first.currency };
}

/** An amount rounded half up to the digits that its currency may have; one with no more stays as it is written. */
export function roundMoney({ amount, currency }: Money): Money {
  const digits = amountDigits(currency);
  return { amount: fractionDigits(amount) > digits ? roundHalfUp(exact(amount), digits) : amount, currency };
}

/** `percent` per cent of an amount, rounded half up to the currency's digits. */
export function percentOf(money: Money, percent: string): Money {
  const part = exact(money.amount).mul(exact(percent)).div(100);
  return { amount: roundHalfUp(part, amountDigits(money.currency)), currency: money.currency };
}

/** Whether `part` is at most `percent` per cent of `whole`, exactly. */
export function isWithinPercent(part: Money, whole: Money, percent: string): boolean {
  const most = exact(inCurrency(whole, part.currency).amount).mul(exact(percent)).div(100);
  return exact(part.amount).lte(most);
}

/** An amount for people: `¥1,234,567.80`, `GBP 1,234.50`; in Chinese `1,234,567.80 元`, `1,234.50 GBP`. */
export function formatMoney({ amount, currency }: Money, language: 'zh' | 'en'): string {
  const digits = Math.max(2, fractionDigits(amount));
  const [whole = '0', behind = ''] = roundHalfUp(exact(amount), digits).split('.');
  const text = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${behind}`;
  if (currency === 'CNY') return language === 'zh' ? `${text} 元` : `¥${text}`;
  return language === 'zh' ? `${text} ${currency}` : `${currency} ${text}`;
}

function inCurrency(money: Money, currency: string): Money {
  if (money.currency !== currency) throw new RangeError(`currencies differ: ${money.currency} and ${currency}`);
  return money;
}
