import { periodOf, ruleFor } from '../definition/parts';
import { type ProcedureDefinition } from '../definition/definition';
import { equalMoney, formatMoney, isWithinPercent, type Money } from '../money/money';
import { accept, acceptUnless, type Decision, type Refusal, ruleBroken } from '../rules/refusal';
import { type Calendar, endOfPeriod } from '../time/calendar';
import { type Instant, isBefore } from '../time/instant';

/** DIS-05: until when (exclusive) the contract must be signed: within 30 days of the notice of award. */
export function contractDue(noticedAt: Instant, definition: ProcedureDefinition, calendar: Calendar): Instant {
  return endOfPeriod(noticedAt, periodOf(definition, 'contractWithin'), calendar);
}

export interface ContractTerms {
  readonly signedAt: Instant;
  readonly noticedAt: Instant;
  readonly awardPrice: Money;
  readonly contractPrice: Money;
  readonly performanceSecurity?: Money;
}

/**
 * Whether a contract may be published as that of an award: signed after its notice, at the price of the bid (DIS-05;
 * Tendering and Bidding Law art. 46, Implementing Regulations art. 57), its performance security at most 10 % (DIS-06). A
 * contract signed too late is published all the same and marked `late`.
 */
export function checkContract(
  terms: ContractTerms,
  definition: ProcedureDefinition,
  calendar: Calendar,
): Decision<{ readonly late: boolean; readonly due: Instant }> {
  const due = contractDue(terms.noticedAt, definition, calendar);
  const lawful = checkContractTerms(terms, definition);
  return lawful.ok ? accept({ late: !isBefore(terms.signedAt, due), due }) : lawful;
}

/** Of a contract what remains where a case allows one: after the notice and at the price of the bid (DIS-05), its security in bounds (DIS-06). */
export function checkContractTerms(
  terms: ContractTerms,
  definition: Pick<ProcedureDefinition, 'acts' | 'limits'>,
): Decision<void> {
  return acceptUnless([...checkTerms(terms, definition), ...checkPerformanceSecurity(terms, definition)], undefined);
}

function checkTerms(
  { signedAt, noticedAt, awardPrice, contractPrice }: ContractTerms,
  { acts }: Pick<ProcedureDefinition, 'acts'>,
): Refusal[] {
  const rule = ruleFor(acts['publish-contract'], 'DIS-05');
  const refusals: Refusal[] = [];
  if (isBefore(signedAt, noticedAt))
    refusals.push(
      ruleBroken(
        rule,
        'contract-before-notice',
        { zh: '合同签订不得早于中标通知书发出', en: 'the contract cannot be signed before the notice of award' },
        { field: 'signedAt', params: { noticedAt } },
      ),
    );
  if (!equalMoney(awardPrice, contractPrice))
    refusals.push(
      ruleBroken(
        rule,
        'contract-price-differs',
        {
          zh: `合同价款应与中标价一致：${formatMoney(awardPrice, 'zh')}`,
          en: `the contract is at the price of the bid: ${formatMoney(awardPrice, 'en')}`,
        },
        { field: 'price', params: { awarded: awardPrice.amount, currency: awardPrice.currency } },
      ),
    );
  return refusals;
}

function checkPerformanceSecurity(
  { contractPrice, performanceSecurity }: ContractTerms,
  { limits: { performanceSecurityMaxPercent: percent, rules } }: Pick<ProcedureDefinition, 'limits'>,
): Refusal[] {
  if (!performanceSecurity) return [];
  if (
    performanceSecurity.currency === contractPrice.currency &&
    isWithinPercent(performanceSecurity, contractPrice, percent)
  )
    return [];
  return [
    ruleBroken(
      rules.performanceSecurity,
      'performance-security-too-high',
      {
        zh: `履约保证金不得超过中标合同金额的${percent}%，且币种一致`,
        en: `performance security is at most ${percent}% of the contract, in its currency`,
      },
      { field: 'performanceSecurity', params: { maxPercent: percent } },
    ),
  ];
}
