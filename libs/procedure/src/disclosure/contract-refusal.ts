import { type ProcedureDefinition } from '../definition/definition';
import { ruleFor } from '../definition/parts';
import { acceptUnless, type Decision, type Refusal, ruleBroken } from '../rules/refusal';
import { type Instant, isBefore } from '../time/instant';

/** How a winner fails to conclude the contract: of each the law says that its bid security is kept. */
export const CONTRACT_REFUSALS = {
  'contract-refused': { zh: '无正当理由不订立合同', en: 'will not sign without good reason' },
  'no-performance-security': {
    zh: '不按照招标文件要求提交履约保证金',
    en: 'gives no performance security as the documents ask',
  },
} as const;
export type ContractRefusalReason = keyof typeof CONTRACT_REFUSALS;

export interface ContractRefusalClaim {
  readonly now: Instant;
  /** First instant at which the contract is late. */
  readonly contractDue: Instant;
  readonly reason: ContractRefusalReason;
  readonly statedBy: 'winner' | 'owner';
  /** The tender documents ask a performance security of the winner. */
  readonly performanceSecurityAsked: boolean;
}

/**
 * DIS-05, DIS-06: that a winner does not conclude the contract (Tendering and Bidding Law art. 45 and 46, Implementing Regulations art. 57
 * and 74) is its own word at any time, and the owner's once the time for the contract is over, for until then the winner may still sign;
 * for want of a performance security only where the documents ask one.
 */
export function checkContractRefusal(
  claim: ContractRefusalClaim,
  definition: Pick<ProcedureDefinition, 'acts' | 'limits'>,
): Decision<void> {
  return acceptUnless([...tooEarly(claim, definition), ...notAsked(claim, definition)], undefined);
}

function tooEarly(
  { now, contractDue, statedBy }: ContractRefusalClaim,
  { acts }: Pick<ProcedureDefinition, 'acts'>,
): Refusal[] {
  if (statedBy === 'winner' || !isBefore(now, contractDue)) return [];
  return [
    ruleBroken(
      ruleFor(acts['refuse-contract'], 'DIS-05'),
      'contract-still-possible',
      {
        zh: `订立合同的期限（${contractDue}）未满，中标人仍可签订；此前只有中标人本人可以声明不订立`,
        en: `the winner may still sign until ${contractDue}; before, only the winner itself may say that it will not`,
      },
      { params: { contractDue, now } },
    ),
  ];
}

function notAsked(
  { reason, performanceSecurityAsked }: ContractRefusalClaim,
  { limits }: Pick<ProcedureDefinition, 'limits'>,
): Refusal[] {
  if (reason !== 'no-performance-security' || performanceSecurityAsked) return [];
  return [
    ruleBroken(
      limits.rules.performanceSecurity,
      'performance-security-not-asked',
      { zh: '招标文件未要求提交履约保证金', en: 'the tender documents ask for no performance security' },
      { field: 'reason' },
    ),
  ];
}
