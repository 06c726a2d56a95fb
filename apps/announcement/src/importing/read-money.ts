import {
  checkMoney,
  compareDecimals,
  isCurrency,
  isDecimal,
  type Money,
  readDecimal,
  roundMoney,
} from '@mingtang/procedure/money';
import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { checkPlausible } from '@mingtang/procedure/tender';
import { type ImportReport } from './import-report';
import { reportReading } from './report-reading';
import { type Source } from './source';

/** How publishers write currencies other than by their code. */
const CURRENCIES: Readonly<Record<string, string>> = {
  RMB: 'CNY',
  元: 'CNY',
  人民币: 'CNY',
  '£': 'GBP',
  '€': 'EUR',
  '₹': 'INR',
};
/** The digits behind the point that exact arithmetic takes. */
const MOST_DIGITS = 12;

/** The currency that a text names. */
export function currencyOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const code = value.trim().toUpperCase();
  const currency = CURRENCIES[code] ?? code;
  return isCurrency(currency) ? currency : undefined;
}

/** In what an amount of a draft is, and what bounds it. */
export interface Amounts {
  readonly currency: string;
  readonly definition: ProcedureDefinition;
}

/** Reads an OCDS `Value` in the project's currency; undefined where it says none, or none that can stand in a draft. */
export function readMoney(
  source: Source,
  field: string,
  { currency, definition }: Amounts,
  report: ImportReport,
): Money | undefined {
  if (source.isEmpty()) return undefined;
  const amountSource = source.isObject() ? source.get('amount') : source;
  if (amountSource.isEmpty()) return undefined;
  const drop = (zh: string, en: string): undefined => {
    report.add('dropped', { field, source }, zh, en);
  };
  const named = source.get('currency');
  if (!named.isEmpty() && currencyOf(named.value) !== currency)
    return drop(`币种不是项目币种 ${currency}，已略去`, `not in the project's currency ${currency}; left out`);
  const read = readDecimal(amountSource.value);
  if (read?.kind === 'two-ways') {
    report.take(source);
    reportReading(amountSource, field, read, report);
    return undefined;
  }
  const text = read?.text;
  const exact = text?.replace(new RegExp(`(\\.\\d{${MOST_DIGITS}})\\d+$`), '$1');
  if (text === undefined || exact === undefined || !isDecimal(exact))
    return drop('不是可精确表示的金额，已略去', 'not an amount that can be told exactly; left out');
  if (compareDecimals(exact, '0') <= 0)
    return drop('金额不大于零，视为未填写', 'an amount of zero or less says that there is none');
  const money = roundMoney({ amount: exact, currency });
  if (
    checkMoney(money, field).length > 0 ||
    checkPlausible(money, field, definition).length > 0 ||
    compareDecimals(money.amount, '0') === 0
  )
    return drop('金额超出可接受的范围，已略去', 'an amount out of range; left out');
  report.take(amountSource);
  report.take(named);
  reportReading(amountSource, field, { kind: 'exact', text }, report);
  if (money.amount !== text)
    report.add('rounded', { field, source: amountSource, after: money.amount }, '已四舍五入', 'rounded half up');
  return money;
}
