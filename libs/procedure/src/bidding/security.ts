import { periodOf, ruleFor } from '../definition/parts';
import { type ProcedureDefinition } from '../definition/definition';
import { compareMoney, type Money } from '../money/money';
import { accept, type Decision, type Refusal, refuse, ruleBroken } from '../rules/refusal';
import { type RuleId } from '../rules/rules';
import { type Bilingual } from '../writing/text';
import { type Calendar, endOfPeriod } from '../time/calendar';
import { type Instant } from '../time/instant';

/** Where a bidder's security stands. */
export type SecurityState = 'paid' | 'returned' | 'forfeited';

/** Why a security goes back to its bidder. */
export type SecurityReturnCause =
  'withdrawn-in-time' | 'consultation-left' | 'contract-signed' | 'tender-terminated' | 'bid-not-opened';

/**
 * When (exclusive) a security must be back: within 5 days of a withdrawal in time (BID-03) or of leaving a consultation (GP-10), within 5 days of the signing of
 * the contract (DIS-05); with the tender's end (ANN-11) and for a lot not opened the shorter of these periods holds too.
 */
export function securityReturnDue(
  cause: SecurityReturnCause,
  happenedAt: Instant,
  definition: ProcedureDefinition,
  calendar: Calendar,
): Instant {
  const period =
    cause === 'contract-signed'
      ? periodOf(definition, 'securityReturnAfterContract')
      : periodOf(definition, 'securityReturnAfterWithdrawal');
  return endOfPeriod(happenedAt, period, calendar);
}

/** Why the law lets a tenderer keep a security. */
export const FORFEITURE_REASONS = {
  'revoked-after-deadline': {
    zh: '投标截止后撤销投标文件',
    en: 'the bid was revoked after the deadline',
  },
  'contract-refused': {
    zh: '中标后无正当理由不订立合同',
    en: 'the winner would not sign without good reason',
  },
  'no-performance-security': {
    zh: '不按照招标文件要求提交履约保证金',
    en: 'the winner gave no performance security as the documents asked',
  },
} as const;
export type ForfeitureReason = keyof typeof FORFEITURE_REASONS;

/** What must be on record before a security is kept for a reason. */
const GROUND_MISSING: Readonly<Record<ForfeitureReason, Bilingual>> = {
  'revoked-after-deadline': {
    zh: '没有投标截止后撤销投标文件的记录',
    en: 'no bid of this bidder is on record as revoked after the deadline',
  },
  'contract-refused': {
    zh: '没有中标通知书发出后拒绝订立合同的记录',
    en: 'there is no record that this bidder was given the notice of award and refused the contract',
  },
  'no-performance-security': {
    zh: '没有中标后逾期未提交履约保证金的记录',
    en: 'there is no record that this bidder won and gave no performance security in time',
  },
};

/** A fact on record that lets a tenderer keep a security, and of which bid. */
export interface ForfeitureGround {
  readonly reason: ForfeitureReason;
  readonly lot: string;
  readonly bid: string;
}

/** A security as it stands, with why it is due back to its bidder, if it is. */
export interface HeldSecurity {
  readonly state: SecurityState;
  readonly returnCause: SecurityReturnCause | null;
}

/**
 * BID-05, DIS-05, DIS-06: a security is kept only for what has happened (Implementing Regulations art. 35 and 74): the ground is on
 * record, and nothing has set the security free before.
 * @param grounds all that is on record against the bids that the security stands for.
 */
export function checkForfeiture(
  reason: ForfeitureReason,
  { state, returnCause }: HeldSecurity,
  grounds: readonly ForfeitureGround[],
  definition: ProcedureDefinition,
): Decision<ForfeitureGround> {
  if (state !== 'paid') return refuse(notHeld(state));
  if (returnCause !== null)
    return refuse({
      kind: 'conflict',
      code: 'security-return-due',
      message: { zh: '该保证金应当退还', en: 'the security is due back to its bidder' },
      params: { cause: returnCause },
    });
  const ground = grounds.find((each) => each.reason === reason);
  if (ground) return accept(ground);
  return refuse(
    ruleBroken(forfeitureRule(reason, definition), 'forfeiture-ground-missing', GROUND_MISSING[reason], {
      field: 'reason',
    }),
  );
}

/** Under which rule of a procedure a security is kept for a reason. */
function forfeitureRule(reason: ForfeitureReason, { acts, limits }: ProcedureDefinition): RuleId {
  switch (reason) {
    case 'revoked-after-deadline':
      return ruleFor(acts['forfeit-security'], 'BID-05');
    case 'contract-refused':
      return ruleFor(acts['refuse-contract'], 'DIS-05');
    case 'no-performance-security':
      return limits.rules.performanceSecurity;
  }
}

/** BID-03, DIS-05, ANN-11: a security goes back for the cause that has set it free, once that has arisen. */
export function checkSecurityReturn(cause: SecurityReturnCause, { state, returnCause }: HeldSecurity): Decision<void> {
  if (state !== 'paid') return refuse(notHeld(state));
  if (returnCause === cause) return accept(undefined);
  return refuse({
    kind: 'conflict',
    code: 'security-return-not-due',
    field: 'cause',
    message: { zh: '尚无应当退还的事由', en: 'there is no such ground to return the security yet' },
    params: { arisen: returnCause ?? 'none' },
  });
}

/** Only a paid security is returned or forfeited, once. */
function notHeld(state: SecurityState): Refusal {
  return {
    kind: 'conflict',
    code: 'security-not-held',
    message: { zh: '没有可退还或者不予退还的投标保证金', en: 'no bid security is held' },
    params: { state },
  };
}

/** Whether a payment counts as the bid security asked (BID-01): the full amount, in its currency. In time is what the procedure lets be recorded. */
export function checkPaidSecurity(
  paid: Money,
  asked: Money | undefined,
  { limits }: Pick<ProcedureDefinition, 'limits'>,
): Decision<void> {
  if (!asked)
    return refuse({
      kind: 'conflict',
      code: 'security-not-asked',
      message: { zh: '该项目不要求投标保证金', en: 'the project asks for no bid security' },
    });
  if (paid.currency === asked.currency && compareMoney(paid, asked) >= 0) return accept(undefined);
  return refuse(
    ruleBroken(
      limits.rules.bidSecurity,
      'security-differs',
      {
        zh: `投标保证金应为 ${asked.amount} ${asked.currency}`,
        en: `the bid security asked is ${asked.amount} ${asked.currency}`,
      },
      { field: 'amount', params: { amount: asked.amount, currency: asked.currency } },
    ),
  );
}
