import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { checkMoney, mayRecordSecurity, orThrow, RefusedError } from '@mingtang/procedure';
import { Addressing, newSalt } from '@mingtang/service-kit';
import { randomUUID } from 'node:crypto';
import { lockProject } from '../projections/lock-project';
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
    private readonly clock: Clock,
    private readonly addressing: Addressing,
  ) {}

  /** @throws {RefusedError} `payment-reference-unknown`, `security-already-paid`, or as `mayRecordSecurity` refuses. */
  async run(projectId: string, { paymentReference, amount, payerAccount }: RecordPaymentDto): Promise<PaymentDto> {
    const malformed = checkMoney(amount, 'amount');
    if (malformed.length > 0) throw new RefusedError(malformed);
    return this.unitOfWork.run(async ({ manager, emit }) => {
      const project = await lockProject(manager, projectId);
      const now = this.clock.instant();
      const registration = await manager.findOneBy(Registration, {
        project: projectId,
        paymentReference: readPaymentReference(paymentReference),
      });
      if (!registration) throw refused('payment-reference-unknown', { field: 'paymentReference' });
      orThrow(mayRecordSecurity(amount, project.published.bidSecurity, { now, deadline: project.deadline }));
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
      emit('bidding.security-recorded.v1', paidFact(payment), 'operator', told);
      return toOperatorsPayment(payment, registration);
    });
  }
}
