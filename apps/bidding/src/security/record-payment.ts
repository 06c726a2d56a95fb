import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@mingtang/messaging';
import { checkPaidSecurity } from '@mingtang/procedure/bidding';
import { checkMoney } from '@mingtang/procedure/money';
import { orThrow, RefusedError } from '@mingtang/procedure/rules';
import { Acts, Addressing, type AllowedAct, newSalt, OPERATOR } from '@mingtang/service-kit';
import { randomUUID } from 'node:crypto';
import { refused } from '../refusals';
import { readPaymentReference } from '../registration/payment-reference';
import { Registration } from '../registration/registration.entity';
import { paidFact } from './recorded-fact';
import { type PaymentDto, type RecordPaymentDto, toOperatorsPayment } from './security.dto';
import { SecurityPayment } from './security-payment.entity';

/** Records a bid security that has arrived (BID-01). */
@Injectable()
export class RecordPayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly acts: Acts,
    private readonly addressing: Addressing,
  ) {}

  /** @throws {RefusedError} `payment-reference-unknown`, `security-already-paid`, or as the gate and `checkPaidSecurity` refuse. */
  async run(projectId: string, { paymentReference, amount, payerAccount }: RecordPaymentDto): Promise<PaymentDto> {
    const malformed = checkMoney(amount, 'amount');
    if (malformed.length > 0) throw new RefusedError(malformed);
    const attempt = { act: 'record-security', project: projectId } as const;
    const record = async ({ manager, project, now, tell }: AllowedAct): Promise<PaymentDto> => {
      const registration = await manager.findOneBy(Registration, {
        project: projectId,
        paymentReference: readPaymentReference(paymentReference),
      });
      if (!registration) throw refused('payment-reference-unknown', { field: 'paymentReference' });
      orThrow(checkPaidSecurity(amount, project.published.bidSecurity, project.law.definition));
      if (await manager.existsBy(SecurityPayment, { registration: registration.id, state: 'paid' }))
        throw refused('security-already-paid');
      const payment = await manager.save(SecurityPayment, {
        id: randomUUID(),
        project: projectId,
        registration: registration.id,
        amount: { amount: amount.amount, currency: amount.currency },
        payerAccount,
        salt: newSalt(),
        state: 'paid' as const,
        recordedAt: new Date(now),
        returnCause: null,
        returnDue: null,
        settledAt: null,
        forfeitureReason: null,
        forfeitureStatement: null,
        forfeitureBid: null,
        forfeitureLot: null,
      });
      const told = this.addressing.of(projectId, registration.bidderKey);
      await tell('bidding.security-recorded.v1', paidFact(payment), told);
      return toOperatorsPayment(payment, registration);
    };
    return this.unitOfWork.run((transaction) => this.acts.within(transaction, attempt, OPERATOR, record));
  }
}
