import { Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { Clock, type Transaction, UnitOfWork } from '@mingtang/messaging';
import { isBefore, maySettleSecurity, orThrow, type SecurityReturnCause } from '@mingtang/procedure';
import { type LockedProject, lockProject } from '../projections/lock-project';
import { assertOwner } from '../projections/project-access';
import { refused } from '../refusals';
import { Registration } from '../registration/registration.entity';
import { settledFact } from './recorded-fact';
import { type ForfeitPaymentDto, type PaymentDto, toOperatorsPayment, toTenderersPayment } from './security.dto';
import { SecurityPayment } from './security-payment.entity';

export interface PaymentRef {
  readonly project: string;
  readonly payment: string;
}

interface Held {
  readonly transaction: Transaction;
  readonly project: LockedProject;
  readonly payment: SecurityPayment;
  readonly registration: Registration;
  readonly now: string;
}

/** What becomes of a security that is held: it goes back to its bidder, or the tenderer keeps it. */
@Injectable()
export class SettlePayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Records that a security was returned (BID-03, DIS-05, ANN-11).
   * @throws {RefusedError} `payment-unknown`, `security-not-held`, or `security-return-not-due` for a cause that has not arisen.
   */
  return(ref: PaymentRef, cause: SecurityReturnCause): Promise<PaymentDto> {
    return this.withHeld(ref, async (held) => {
      const { payment, registration } = held;
      orThrow(maySettleSecurity(payment.state, 'returned'));
      if (payment.returnCause !== cause) throw refused('security-return-not-due', { field: 'cause' });
      return toOperatorsPayment(await this.settle(held, { state: 'returned' }, 'operator'), registration);
    });
  }

  /**
   * The tenderer keeps a security after opening, for a reason that the law gives (BID-05, DIS-05, DIS-06).
   * @throws {RefusedError} `not-your-project`, `payment-unknown`, `forfeiture-before-opening`, `security-not-held`,
   * `security-return-due`.
   */
  forfeit(ref: PaymentRef, { reason, statement }: ForfeitPaymentDto, actor: Actor): Promise<PaymentDto> {
    return this.withHeld(ref, async (held) => {
      const { payment, project, registration, now } = held;
      const role = assertOwner(actor, project);
      if (isBefore(now, project.deadline)) throw refused('forfeiture-before-opening');
      orThrow(maySettleSecurity(payment.state, 'forfeited'));
      if (payment.returnDue) throw refused('security-return-due');
      const forfeited = { state: 'forfeited', forfeitureReason: reason, forfeitureStatement: statement } as const;
      return toTenderersPayment(await this.settle(held, forfeited, role), registration);
    });
  }

  private withHeld<Result>({ project, payment }: PaymentRef, work: (held: Held) => Promise<Result>): Promise<Result> {
    return this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const locked = await lockProject(manager, project);
      const found = await manager.findOneBy(SecurityPayment, { id: payment, project });
      if (!found) throw refused('payment-unknown');
      const registration = await manager.findOneByOrFail(Registration, { id: found.registration });
      return work({ transaction, project: locked, payment: found, registration, now: this.clock.instant() });
    });
  }

  private async settle(
    { transaction, payment, now }: Held,
    outcome: Pick<SecurityPayment, 'state'> & Partial<SecurityPayment>,
    actorRole: string,
  ): Promise<SecurityPayment> {
    const settledAt = new Date(now);
    const settled = { ...payment, ...outcome, settledAt };
    await transaction.manager.save(SecurityPayment, settled);
    transaction.emit('bidding.security-recorded.v1', settledFact(settled, settledAt), actorRole);
    return settled;
  }
}
