import { type EventData } from '@mingtang/contracts';
import { type ForfeitureGround } from '@mingtang/procedure/bidding';
import { digestOf } from '@mingtang/transparency';
import { type SecurityPayment } from './security-payment.entity';

/** What the service says of a payment that arrived; amount and payer are no one else's business, and fixed by a salted digest. */
export function paidFact(payment: SecurityPayment): EventData<'bidding.security-recorded.v1'> {
  const { project, registration, recordedAt } = payment;
  return { project, registration, recordedAt: recordedAt.toISOString(), ...fixed(payment, {}) };
}

/** What it says of a security that went back at that time. */
export function returnedFact(payment: SecurityPayment, returnedAt: Date): EventData<'bidding.security-returned.v1'> {
  const { project, registration, returnCause, returnDue } = payment;
  return {
    project,
    registration,
    returnedAt: returnedAt.toISOString(),
    cause: returnCause ?? '',
    due: returnDue?.toISOString() ?? '',
    ...fixed(payment, {}),
  };
}

/** What it says of one that the tenderer keeps; the tenderer's words are for the bidder, and fixed with the amount. */
export function forfeitedFact(
  payment: SecurityPayment,
  { lot, bid }: Pick<ForfeitureGround, 'lot' | 'bid'>,
  forfeitedAt: Date,
): EventData<'bidding.security-forfeited.v1'> {
  const { project, registration, forfeitureReason, forfeitureStatement: statement } = payment;
  return {
    project,
    lot,
    registration,
    bid,
    forfeitedAt: forfeitedAt.toISOString(),
    reason: forfeitureReason ?? '',
    ...fixed(payment, { statement }),
  };
}

/** Payments of before there were digests have no salt. */
function fixed({ id: payment, amount, payerAccount, salt }: SecurityPayment, more: object): { digest?: string } {
  if (salt === null) return {};
  return { digest: digestOf({ payment, amount, payerAccount, ...more, salt }) };
}
