import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  FORFEITURE_REASONS,
  type ForfeitureReason,
  type SecurityReturnCause,
  type SecurityState,
} from '@mingtang/procedure/bidding';
import { IsLine, IsText, MoneyDto, OrganisationDto } from '@mingtang/service-kit';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { type Registration } from '../registration/registration.entity';
import { type SecurityPayment } from './security-payment.entity';
import { RETURN_CAUSES } from './return-causes';

export class RecordPaymentDto {
  @ApiProperty({ example: 'MT-7K3M9QZ2-XW4R8TBN', description: 'as the payment carries it' })
  @IsLine()
  @MaxLength(64)
  paymentReference: string;

  @ApiProperty({ type: MoneyDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => MoneyDto)
  amount: MoneyDto;

  @ApiProperty({ example: '6222000012345678', description: 'account that paid: the bidder’s basic account (BID-01)' })
  @IsLine()
  @MinLength(1)
  @MaxLength(64)
  payerAccount: string;
}

export class ReturnPaymentDto {
  @ApiProperty({ enum: RETURN_CAUSES })
  @IsIn(RETURN_CAUSES)
  cause: SecurityReturnCause;
}

export class ForfeitPaymentDto {
  @ApiProperty({ enum: Object.keys(FORFEITURE_REASONS) })
  @IsIn(Object.keys(FORFEITURE_REASONS))
  reason: ForfeitureReason;

  @ApiProperty({ example: '中标后拒绝签订合同' })
  @IsText()
  @MinLength(1)
  @MaxLength(2_000)
  statement: string;
}

export class PaymentDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'MT-7K3M9QZ2-XW4R8TBN' })
  paymentReference: string;

  @ApiProperty({ enum: ['paid', 'returned', 'forfeited'] })
  state: SecurityState;

  @ApiProperty({ type: MoneyDto })
  amount: MoneyDto;

  @ApiProperty()
  recordedAt: string;

  @ApiPropertyOptional({ type: OrganisationDto, description: 'told to the tenderer once the deadline has come' })
  bidder?: OrganisationDto;

  @ApiPropertyOptional({ description: 'told to the operator, to send the money back to', example: '6222000012345678' })
  payerAccount?: string;

  @ApiPropertyOptional({ enum: RETURN_CAUSES, description: 'why it is to go back, or went' })
  returnCause?: SecurityReturnCause;

  @ApiPropertyOptional({ description: 'from this instant its return is overdue' })
  returnDue?: string;

  @ApiPropertyOptional({ description: 'when it was returned or forfeited' })
  settledAt?: string;

  @ApiPropertyOptional({ enum: Object.keys(FORFEITURE_REASONS) })
  forfeitureReason?: ForfeitureReason;

  @ApiPropertyOptional()
  forfeitureStatement?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'the bid that gave the ground' })
  forfeitureBid?: string;
}

/** What the operator sees: no name. */
export function toOperatorsPayment(payment: SecurityPayment, registration: Registration): PaymentDto {
  return { ...toPaymentDto(payment, registration), payerAccount: payment.payerAccount };
}

/** What the tenderer sees: no account. */
export function toTenderersPayment(payment: SecurityPayment, registration: Registration): PaymentDto {
  return { ...toPaymentDto(payment, registration), bidder: registration.bidder };
}

function toPaymentDto(payment: SecurityPayment, { paymentReference }: Registration): PaymentDto {
  const { id, state, amount, recordedAt, returnCause, returnDue, settledAt } = payment;
  const { forfeitureReason, forfeitureStatement, forfeitureBid } = payment;
  return {
    id,
    paymentReference,
    state,
    amount,
    recordedAt: recordedAt.toISOString(),
    ...(returnCause && { returnCause }),
    ...(returnDue && { returnDue: returnDue.toISOString() }),
    ...(settledAt && { settledAt: settledAt.toISOString() }),
    ...(forfeitureReason && { forfeitureReason }),
    ...(forfeitureStatement !== null && { forfeitureStatement }),
    ...(forfeitureBid !== null && { forfeitureBid }),
  };
}
