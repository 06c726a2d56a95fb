import { type EventData } from '@mingtang/contracts';
import { digestOf } from '@mingtang/transparency';
import { type SecurityPayment } from './security-payment.entity';

/** What the service says of a payment that arrived; amount and payer are no one else's business, and fixed by a salted digest. */
export function paidFact(payment: SecurityPayment): EventData<'bidding.security-recorded.v1'> {
  const { project, registration, recordedAt } = payment;
  return { project, registration, state: 'paid', recordedAt: recordedAt.toISOString(), ...fixed(payment, {}) };
}

/** What the service says of a security that was returned or forfeited, at that time. */
export function settledFact(payment: SecurityPayment, settledAt: Date): EventData<'bidding.security-recorded.v1'> {
  const { project, registration, state, returnCause, returnDue, forfeitureReason, forfeitureStatement } = payment;
  const outcome =
    state === 'returned'
      ? { cause: returnCause, due: returnDue?.toISOString() ?? null }
      : { reason: forfeitureReason, statement: forfeitureStatement };
  return { project, registration, state, recordedAt: settledAt.toISOString(), ...fixed(payment, outcome) };
}

/** Payments of before there were digests have no salt. */
function fixed({ id: payment, amount, payerAccount, salt }: SecurityPayment, outcome: object): { digest?: string } {
  if (salt === null) return {};
  return { digest: digestOf({ payment, amount, payerAccount, ...outcome, salt }) };
}
