import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { Act, By, type Page, pageFrom, pageOf, PageQuery, ProjectPath } from '@mingtang/service-kit';
import { IsUUID } from 'class-validator';
import { DataSource, In } from 'typeorm';
import { pageInTime } from '../paging/page-in-time';
import { assertNoLongerSecret, assertOwner, deadlineOf, knownProject } from '../projections/known-project';
import { Registration } from '../registration/registration.entity';
import { RecordPayment } from './record-payment';
import {
  ForfeitPaymentDto,
  PaymentDto,
  RecordPaymentDto,
  ReturnPaymentDto,
  toOperatorsPayment,
  toTenderersPayment,
} from './security.dto';
import { SecurityPayment } from './security-payment.entity';
import { SettlePayment } from './settle-payment';

class PaymentPath extends ProjectPath {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  payment: string;
}

@ApiTags('security')
@Controller('projects/:project/security-payments')
export class SecurityController {
  constructor(
    private readonly recordPayment: RecordPayment,
    private readonly settlePayment: SettlePayment,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Act({
    summary: 'Record a bid security that has arrived',
    description: 'By the random reference on the payment: whose it is, the operator does not learn (ANN-09).',
    by: ['operator'],
    creates: true,
    response: PaymentDto,
    rules: ['BID-01', 'ANN-09'],
    refuses: {
      invalid: ['amount-malformed', 'currency-unknown'],
      'not-found': ['project-unknown', 'payment-reference-unknown'],
      conflict: ['security-not-asked', 'security-already-paid'],
      rule: ['period-over', 'security-differs'],
    },
  })
  record(@Param() { project }: ProjectPath, @Body() payment: RecordPaymentDto): Promise<PaymentDto> {
    return this.recordPayment.run(project, payment);
  }

  @Post(':payment/return')
  @Act({
    summary: 'Record that a security was returned',
    by: ['operator'],
    response: PaymentDto,
    rules: ['BID-03', 'DIS-05', 'ANN-11'],
    refuses: {
      'not-found': ['project-unknown', 'payment-unknown'],
      conflict: ['security-not-held', 'security-return-not-due'],
    },
  })
  return(@Param() path: PaymentPath, @Body() { cause }: ReturnPaymentDto): Promise<PaymentDto> {
    return this.settlePayment.return(path, cause);
  }

  @Post(':payment/forfeiture')
  @Act({
    summary: 'Keep a security, after opening, for a ground of law that is on record',
    by: ['tenderer', 'agency'],
    response: PaymentDto,
    rules: ['BID-05', 'DIS-05', 'DIS-06'],
    refuses: {
      forbidden: ['not-your-project'],
      'not-found': ['project-unknown', 'payment-unknown'],
      conflict: ['stage-does-not-allow', 'security-not-held', 'security-return-due'],
      rule: ['forfeiture-ground-missing'],
    },
  })
  forfeit(@Param() path: PaymentPath, @Body() forfeiture: ForfeitPaymentDto, @By() actor: Actor): Promise<PaymentDto> {
    return this.settlePayment.forfeit(path, forfeiture, actor);
  }

  @Get()
  @Act({
    summary: 'Securities of a project: for the operator by reference, for the tenderer after the deadline by name',
    by: ['operator', 'tenderer', 'agency'],
    response: pageOf(PaymentDto),
    rules: ['ANN-09'],
    refuses: {
      invalid: ['cursor-invalid'],
      forbidden: ['not-your-project'],
      'not-found': ['project-unknown'],
      conflict: ['registrations-secret'],
    },
  })
  async list(
    @Param() { project }: ProjectPath,
    @Query() page: PageQuery,
    @By() actor: Actor,
  ): Promise<Page<PaymentDto>> {
    const { manager } = this.dataSource;
    const known = await knownProject(manager, project);
    const byOperator = actor.roles.includes('operator');
    if (!byOperator) {
      assertOwner(actor, known);
      assertNoLongerSecret(deadlineOf(known), this.clock.instant());
    }
    const payments = await pageInTime(
      manager.createQueryBuilder(SecurityPayment, 'payment').where({ project }),
      'payment.recordedAt',
      page,
    ).getMany();
    const registrations = await manager.findBy(Registration, {
      id: In(payments.map(({ registration }) => registration)),
    });
    const registrationOf = new Map(registrations.map((registration) => [registration.id, registration]));
    const toDto = byOperator ? toOperatorsPayment : toTenderersPayment;
    return pageFrom(
      payments,
      page.limit,
      ({ recordedAt, id }) => [recordedAt.toISOString(), id],
      (payment) => toDto(payment, registrationOf.get(payment.registration) as Registration),
    );
  }
}
