import { Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { Clock, type Transaction, UnitOfWork } from '@mingtang/messaging';
import { checkForfeiture, checkSecurityReturn, type SecurityReturnCause } from '@mingtang/procedure/bidding';
import { orThrow } from '@mingtang/procedure/rules';
import { Acts, Addressing, asOwner, OPERATOR, type TradedProject } from '@mingtang/service-kit';
import { assertOwner, lockProject } from '../projections/known-project';
import { refused } from '../refusals';
import { Registration } from '../registration/registration.entity';
import { forfeitureGrounds } from './forfeiture-grounds';
import { forfeitedFact, returnedFact } from './recorded-fact';
import { type ForfeitPaymentDto, type PaymentDto, toOperatorsPayment, toTenderersPayment } from './security.dto';
import { SecurityPayment } from './security-payment.entity';

export interface PaymentRef {
  readonly project: string;
  readonly payment: string;
}

interface Held {
  readonly transaction: Transaction;
  readonly project: TradedProject;
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
    private readonly acts: Acts,
    private readonly addressing: Addressing,
  ) {}

  /**
   * Records that a security was returned (BID-03, DIS-05, ANN-11).
   * @throws {RefusedError} `payment-unknown`, and those of `checkSecurityReturn`
   */
  return(ref: PaymentRef, cause: SecurityReturnCause): Promise<PaymentDto> {
    return this.withHeld(ref, async (held) => {
      const { payment, project, registration, transaction, now } = held;
      orThrow(checkSecurityReturn(cause, payment));
      const settledAt = new Date(now);
      const returned = { ...payment, state: 'returned' as const, settledAt };
      const attempt = { act: 'return-security', project: project.id } as const;
      await this.acts.within(transaction, attempt, OPERATOR, async ({ manager, tell }) => {
        await manager.save(SecurityPayment, returned);
        await tell('bidding.security-returned.v1', returnedFact(returned, settledAt), this.told(held));
      });
      return toOperatorsPayment(returned, registration);
    });
  }

  /**
   * The tenderer keeps a security after opening, for what has happened (BID-05, DIS-05, DIS-06).
   * @throws {RefusedError} `not-your-project`, `payment-unknown`, those of `checkForfeiture`,
   * `stage-does-not-allow`
   */
  forfeit(ref: PaymentRef, { reason, statement }: ForfeitPaymentDto, actor: Actor): Promise<PaymentDto> {
    return this.withHeld(ref, async (held) => {
      const { payment, project, registration, transaction, now } = held;
      assertOwner(actor, project);
      const grounds = await forfeitureGrounds(transaction.manager, registration.id);
      const ground = orThrow(checkForfeiture(reason, payment, grounds, project.law.definition));
      const settledAt = new Date(now);
      const forfeited = {
        ...payment,
        state: 'forfeited' as const,
        forfeitureReason: reason,
        forfeitureStatement: statement,
        forfeitureBid: ground.bid,
        forfeitureLot: ground.lot,
        settledAt,
      };
      const attempt = { act: 'forfeit-security', project: project.id, lot: ground.lot } as const;
      await this.acts.within(transaction, attempt, asOwner(actor), async ({ manager, tell }) => {
        await manager.save(SecurityPayment, forfeited);
        await tell('bidding.security-forfeited.v1', forfeitedFact(forfeited, ground, settledAt), this.told(held));
      });
      return toTenderersPayment(forfeited, registration);
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

  /** The bidder, whom the events do not name. */
  private told({ project, registration }: Held): readonly string[] {
    return this.addressing.of(project.id, registration.bidderKey);
  }
}
