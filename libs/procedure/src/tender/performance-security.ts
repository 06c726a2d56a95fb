import { exact } from '../money/decimal';
import { type ProcedureDefinition } from '../definition/definition';
import { type Refusal, ruleBroken } from '../rules/refusal';

const PERCENT = /^\d{1,2}(\.\d{1,4})?$/;

/** DIS-06: the documents ask at most 10 % of the contract as performance security (Implementing Regulations art. 58). */
export function checkPerformanceSecurityPercent(
  percent: string,
  { limits: { performanceSecurityMaxPercent: most, rules } }: ProcedureDefinition,
): Refusal[] {
  const asked = PERCENT.test(percent) ? exact(percent) : undefined;
  if (asked && asked.compare(0) > 0 && asked.lte(exact(most))) return [];
  return [
    ruleBroken(
      rules.performanceSecurity,
      'performance-security-percent',
      {
        zh: `履约保证金应大于0且不超过合同金额的${most}%，至多4位小数`,
        en: `performance security is above 0 and at most ${most}% of the contract, with at most 4 digits behind the point`,
      },
      { field: 'performanceSecurityPercent', params: { maxPercent: most } },
    ),
  ];
}
