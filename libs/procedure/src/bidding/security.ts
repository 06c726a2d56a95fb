import { type ProcedureDefinition } from '../definition/definition';
import { compareMoney, type Money } from '../money';
import { accept, type Decision, refuse, ruleBroken } from '../refusal';
import { type Calendar, endOfPeriod } from '../time/calendar';
import { type Instant, isBefore } from '../time/instant';

/** Where a bidder's security stands. */
export type SecurityState = 'paid' | 'returned' | 'forfeited';

/** Why a security goes back to its bidder. */
export type SecurityReturnCause = 'withdrawn-in-time' | 'contract-signed' | 'tender-terminated' | 'bid-not-opened';

/**
 * When (exclusive) a security must be back: within 5 days of a withdrawal in time (BID-03), within 5 days of the signing of
 * the contract (DIS-05); with the tender's end (ANN-11) and for a lot not opened the shorter of these periods holds too.
 */
export function securityReturnDue(
  cause: SecurityReturnCause,
  happenedAt: Instant,
  { periods }: ProcedureDefinition,
  calendar: Calendar,
): Instant {
  const period =
    cause === 'contract-signed' ? periods.securityReturnAfterContract : periods.securityReturnAfterWithdrawal;
  return endOfPeriod(happenedAt, period, calendar);
}

/** Why the law lets a tenderer keep a security. */
export const FORFEITURE_REASONS = {
  'revoked-after-deadline': {
    rule: 'BID-05',
    zh: '投标截止后撤销投标文件',
    en: 'the bid was revoked after the deadline',
  },
  'contract-refused': {
    rule: 'DIS-05',
    zh: '中标后无正当理由不订立合同',
    en: 'the winner would not sign without good reason',
  },
  'no-performance-security': {
    rule: 'DIS-06',
    zh: '不按照招标文件要求提交履约保证金',
    en: 'the winner gave no performance security as the documents asked',
  },
} as const;
export type ForfeitureReason = keyof typeof FORFEITURE_REASONS;

/** Whether a state may follow another: only a paid security is returned or forfeited, once. */
export function maySettleSecurity(state: SecurityState | undefined, next: 'returned' | 'forfeited'): Decision<void> {
  if (state === 'paid') return accept(undefined);
  return refuse({
    kind: 'conflict',
    code: 'security-not-held',
    message: { zh: '没有可退还或者不予退还的投标保证金', en: 'no bid security is held' },
    params: { state: state ?? 'none', next },
  });
}

/**
 * Whether a payment counts as the bid security asked (BID-01): the full amount, in its currency, before the deadline with
 * which bids close.
 */
export function mayRecordSecurity(
  paid: Money,
  asked: Money | undefined,
  { now, deadline }: { readonly now: Instant; readonly deadline: Instant },
): Decision<void> {
  if (!asked)
    return refuse({
      kind: 'conflict',
      code: 'security-not-asked',
      message: { zh: '该项目不要求投标保证金', en: 'the project asks for no bid security' },
    });
  if (!isBefore(now, deadline))
    return refuse(
      ruleBroken(
        'BID-02',
        'security-late',
        { zh: '投标截止时间已到', en: 'the bid deadline has come' },
        { params: { deadline } },
      ),
    );
  if (paid.currency === asked.currency && compareMoney(paid, asked) >= 0) return accept(undefined);
  return refuse(
    ruleBroken(
      'BID-01',
      'security-differs',
      {
        zh: `投标保证金应为 ${asked.amount} ${asked.currency}`,
        en: `the bid security asked is ${asked.amount} ${asked.currency}`,
      },
      { field: 'amount', params: { amount: asked.amount, currency: asked.currency } },
    ),
  );
}
